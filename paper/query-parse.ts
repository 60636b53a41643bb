import { ALL, type Problem, type ProblemCode, type Query, type Span } from './query';
import { fieldAtom, wordAtom } from './query-atoms';
import { type FieldName, fieldLike } from './query-fields';
import { type FieldToken, type OpenToken, type SignToken, tokensOf, type WordToken } from './query-tokens';

/** Longest query, in UTF-16 units. */
export const LONGEST_QUERY = 10_000;
/** Brackets inside brackets; those further in are as if they were not there. */
const DEEPEST = 50;
/** More than this helps nobody. */
const PROBLEMS = 20;

/** What was read between two brackets, or in all, so far. */
interface Frame {
  open?: OpenToken;
  /** The field its words are asked of: `tag:(a OR b)`. */
  field?: FieldName | undefined;
  ors: Query[];
  ands: Query[];
  /** NOTs that wait for what they negate. */
  nots: SignToken[];
  /** The AND or OR that waits for its other side. */
  joins?: SignToken | undefined;
}

const newFrame = (open?: OpenToken, field?: FieldName): Frame => ({ ...(open && { open }), field, ors: [], ands: [], nots: [] });

/** Several as one, or the one alone. */
function joined(kind: 'and' | 'or', parts: readonly Query[]): Query | undefined {
  const [first] = parts;
  const last = parts.at(-1);
  if (!first || !last || parts.length === 1) return first;
  return { kind, parts, start: first.start, end: last.end };
}

/** Adds what was read to its frame, negated when an odd number of NOTs stands before it. */
function add(frame: Frame, query: Query): void {
  const start = frame.nots[0]?.start ?? query.start;
  frame.ands.push(frame.nots.length % 2 === 1 ? { kind: 'not', part: query, start, end: query.end } : query);
  frame.nots = [];
  frame.joins = undefined;
}

/** A word that stands in `tag:(…)` is asked of the tag. */
function asked(token: WordToken, field: FieldName | undefined): Query | ProblemCode | undefined {
  const { value } = token;
  return field ? fieldAtom({ kind: 'field', field, op: ':', values: [value], start: value.start, end: value.end }) : wordAtom(value);
}

/** The name before a colon when it is nearly that of a field. */
function misspelt({ text, quoted }: { text: string; quoted: boolean }): FieldName | undefined {
  const name = quoted ? undefined : /^([a-z]{3,12})[:=](?!\/\/).+/i.exec(text)?.[1];
  return name === undefined ? undefined : fieldLike(name);
}

/** Reads a query. What means nothing is told of and left out; the rest counts. Never throws, and takes time that grows with the text. */
export function parseQuery(text: string): { query: Query; problems: Problem[] } {
  const problems: Problem[] = [];
  const tell = (code: ProblemCode, { start, end }: Span, field?: FieldName) => {
    if (problems.length < PROBLEMS) problems.push({ code, start, end, ...(field && { field }) });
  };
  const stack: Frame[] = [newFrame()];
  let frame = stack[0] as Frame;
  let tooDeep = 0;

  /** Ends what stands between two ORs, or all of a frame. */
  const endSide = () => {
    const [not] = frame.nots;
    if (not) tell('lonely-operator', not);
    else if (frame.joins) tell('lonely-operator', frame.joins);
    const side = joined('and', frame.ands);
    if (side) frame.ors.push(side);
    Object.assign(frame, { ands: [], nots: [], joins: undefined });
  };
  const endFrame = (): Query | undefined => {
    endSide();
    return joined('or', frame.ors);
  };
  const close = (end: number) => {
    const { open } = frame;
    const query = endFrame();
    stack.pop();
    frame = stack.at(-1) ?? frame;
    // Nothing in brackets is nothing, and a NOT before it too.
    if (query) add(frame, { ...query, start: open?.start ?? query.start, end });
    else frame.nots = [];
  };

  const bracket = (token: OpenToken | SignToken) => {
    if (token.kind === 'open') {
      if (stack.length <= DEEPEST) {
        frame = newFrame(token, token.field ?? frame.field);
        stack.push(frame);
      } else if (tooDeep++ === 0) tell('too-deep', token);
    } else if (tooDeep > 0) tooDeep--;
    else if (stack.length > 1) close(token.end);
    else tell('unopened-bracket', token);
  };
  const join = (token: SignToken) => {
    if (frame.ands.length === 0 || frame.nots.length > 0 || frame.joins) {
      tell('lonely-operator', frame.nots[0] ?? token);
      frame.nots = [];
    } else if (token.kind === 'or') endSide();
    frame.joins = token;
  };
  const piece = (token: WordToken | FieldToken) => {
    const open = (token.kind === 'word' ? [token.value] : token.values).find((value) => value.open);
    if (open) tell('unclosed-quote', { start: open.start, end: open.start + 1 });
    const query = token.kind === 'word' ? asked(token, frame.field) : fieldAtom(token);
    const like = token.kind === 'word' ? misspelt(token.value) : undefined;
    if (like) tell('unknown-field', token, like);
    if (typeof query === 'object') return add(frame, query);
    if (query !== undefined) tell(query, token, token.kind === 'field' ? token.field : frame.field);
    Object.assign(frame, { nots: [], joins: undefined });
  };

  if (text.length > LONGEST_QUERY) tell('too-long', { start: LONGEST_QUERY, end: text.length });
  for (const token of tokensOf(text.slice(0, LONGEST_QUERY))) {
    if (token.kind === 'open' || token.kind === 'close') bracket(token);
    else if (token.kind === 'not') frame.nots.push(token);
    else if (token.kind === 'and' || token.kind === 'or') join(token);
    else piece(token);
  }
  while (stack.length > 1) {
    if (frame.open) tell('unclosed-bracket', frame.open);
    close(Math.min(text.length, LONGEST_QUERY));
  }
  const query = endFrame();
  return { query: query ?? ALL, problems: problems.sort((a, b) => a.start - b.start) };
}
