import { type PatternNode, parsePattern } from './pattern-parse';

/** Why a text is no pattern: it is none, it asks for what cannot be found in one pass (looking around, repeating what was found), or it stands for too much. */
export type PatternFault = 'broken' | 'unsupported' | 'too-large';

/** A pattern that was read. */
export interface Pattern {
  /** Whether a line of text has it, letters of either case alike. */
  isIn(line: string): boolean;
}

/** What a pattern may unfold to; with `a{50}` written out, and so on. */
const MOST_STEPS = 250;
/** So many places of a search are remembered. */
const PLACES = 2000;
/** So many letters are remembered for each part that asks for one. */
const LETTERS = 500;

type Step =
  | { is: 'letter'; fits: (letter: string) => boolean; next: number }
  | { is: 'edge'; of: string; next: number }
  | { is: 'ways'; next: number[] }
  | { is: 'found' };

/** What a single letter must be; the browser's own rules say, which take the same time whatever the letter. */
function letterTest(source: string): (letter: string) => boolean {
  const rule = new RegExp(`^(?:${source})$`, 'iu');
  const known = new Map<string, boolean>();
  return (letter) => {
    let fits = known.get(letter);
    if (fits === undefined) {
      fits = rule.test(letter);
      if (known.size < LETTERS) known.set(letter, fits);
    }
    return fits;
  };
}

const inWord = letterTest('\\w');

function holds(edge: string, before: string | undefined, after: string | undefined): boolean {
  if (edge === '^') return before === undefined;
  if (edge === '$') return after === undefined;
  const isBorder = (before !== undefined && inWord(before)) !== (after !== undefined && inWord(after));
  return isBorder === (edge === '\\b');
}

/** How many steps a part of a pattern unfolds to. */
function stepsOf(node: PatternNode): number {
  if (node.is === 'letter' || node.is === 'edge') return 1;
  if (node.is !== 'times') return node.parts.reduce((sum, part) => sum + stepsOf(part), node.is === 'any' ? 1 : 0);
  const { least, most } = node;
  return most === Number.POSITIVE_INFINITY ? (least + 1) * stepsOf(node.part) + 1 : most * stepsOf(node.part) + most - least;
}

/** Adds the steps of a part of a pattern that go on at `next`; gives the first of them. */
function unfold(node: PatternNode, next: number, steps: Step[]): number {
  const add = (step: Step) => steps.push(step) - 1;
  if (node.is === 'letter') return add({ is: 'letter', fits: letterTest(node.of), next });
  if (node.is === 'edge') return add({ is: 'edge', of: node.of, next });
  if (node.is === 'all') return node.parts.reduceRight((then, part) => unfold(part, then, steps), next);
  if (node.is === 'any') return add({ is: 'ways', next: node.parts.map((part) => unfold(part, next, steps)) });
  let then = next;
  if (node.most === Number.POSITIVE_INFINITY) {
    const ways = [next];
    then = add({ is: 'ways', next: ways });
    ways.push(unfold(node.part, then, steps));
  } else {
    for (let more = node.least; more < node.most; more++) then = add({ is: 'ways', next: [unfold(node.part, then, steps), next] });
  }
  for (let more = 0; more < node.least; more++) then = unfold(node.part, then, steps);
  return then;
}

/** Where a search can be between two letters: at which steps, and what kind of letter was before. */
interface Place {
  at: readonly number[];
  before: string | undefined;
  /** Where it goes on with a letter, as far as it has met it. */
  next: Map<string | undefined, Place | 'found' | 'ended'>;
}

/** Where a search goes on from a place with the letter after it, all ways at once; a new way begins at each. */
function goOn({ at, before }: Place, letter: string | undefined, steps: readonly Step[], start: number): number[] | 'found' {
  const open = [...at, start];
  const reached = new Set<number>();
  const next = new Set<number>();
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const step = steps[index];
    if (!step || reached.has(index)) continue;
    reached.add(index);
    if (step.is === 'found') return 'found';
    if (step.is === 'ways') open.push(...step.next);
    else if (step.is === 'edge') holds(step.of, before, letter) && open.push(step.next);
    else if (letter !== undefined && step.fits(letter)) next.add(step.next);
  }
  return [...next].sort((a, b) => a - b);
}

/** Searches lines for what the steps say. Places are remembered: most letters only lead from one to another that was met before. */
function searcher(steps: readonly Step[], start: number): (line: string) => boolean {
  let places = new Map<string, Place>();
  let beginning: Place = { at: [], before: undefined, next: new Map() };
  const follow = (place: Place, letter: string | undefined): Place | 'found' | 'ended' => {
    const at = goOn(place, letter, steps, start);
    if (at === 'found' || letter === undefined) return at === 'found' ? at : 'ended';
    const before = inWord(letter) ? 'a' : ' ';
    const key = `${before}${at}`;
    const known = places.get(key) ?? { at, before, next: new Map() };
    places.set(key, known);
    return known;
  };
  return (line) => {
    // Those of a line that was made for it could be without end.
    if (places.size > PLACES) {
      places = new Map();
      beginning = { at: [], before: undefined, next: new Map() };
    }
    let place = beginning;
    for (const letter of [...line, undefined]) {
      let next = place.next.get(letter);
      if (next === undefined) {
        next = follow(place, letter);
        if (place.next.size < LETTERS) place.next.set(letter, next);
      }
      if (typeof next === 'string') return next === 'found';
      place = next;
    }
    return false;
  };
}

/**
 * Reads a regular expression as browsers write them, letters of either case alike. It is not given to the browser to search with: a
 * title made for it can keep a browser's own search busy for hours (`(a+)+$`). All ways are followed at once instead, so that the time
 * is at most the length of the text times that of the pattern, whatever both are. That leaves no room for looking around (`(?=…)`) and
 * for repeating what was found (`\1`): such patterns are refused.
 */
export function patternOf(source: string): Pattern | PatternFault {
  try {
    new RegExp(source, 'iu');
  } catch (error) {
    if (error instanceof SyntaxError) return 'broken';
    throw error;
  }
  const node = parsePattern(source);
  if (!node) return 'unsupported';
  if (stepsOf(node) > MOST_STEPS) return 'too-large';
  const steps: Step[] = [{ is: 'found' }];
  const start = unfold(node, 0, steps);
  return { isIn: searcher(steps, start) };
}
