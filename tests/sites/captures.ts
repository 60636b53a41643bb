import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM, VirtualConsole } from 'jsdom';
import { type Ids, normalizeIds } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';

const FOLDER = process.env.OFFPRINT_CAPTURES ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'pages');

/** A work that a person found on a real page; what is not `visible` is in a tab or a fold and need not be found. */
export interface Truth {
  title: string;
  title_alt?: string;
  ids: Ids;
  authors: string[] | null;
  visible?: boolean;
  url?: string | null;
}

/** A real page, and what a person found in it; `also` are works that are neither required nor wrong. */
export interface Capture {
  name: string;
  url: URL;
  kind: 'listing' | 'paper' | 'references' | 'negative';
  papers: Truth[];
  also: Truth[];
  document(): Document;
}

/** All real pages beside the project, or in the folder that OFFPRINT_CAPTURES names; none where there is no such folder. */
export function captures(): Capture[] {
  if (!existsSync(FOLDER)) return [];
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((one) => one.isDirectory());
  const names = folders.flatMap(({ name }) =>
    readdirSync(join(FOLDER, name))
      .filter((file) => file.endsWith('.html'))
      .map((file) => `${name}/${file.replace(/\.html$/, '')}`),
  );
  return names.map((name) => {
    const { url, kind, papers, also = [] } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
    const document = () =>
      new JSDOM(readFileSync(join(FOLDER, `${name}.html`), 'utf8'), { virtualConsole: new VirtualConsole() }).window.document;
    return { name, url: new URL(url.replace(/^http:/, 'https:')), kind, papers, also, document };
  });
}

const letters = (text: string | undefined) =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

const pairs = (ids: Ids) => Object.entries(normalizeIds(ids)).map(([scheme, id]) => `${scheme}:${id}`);

/** Whether what was read is the work a person found: by a name they share, or by their title where no name contradicts it. */
export function isSame(found: FoundPaper, truth: Truth): boolean {
  const theirs = normalizeIds(truth.ids);
  if (pairs(found.ids).some((pair) => pairs(truth.ids).includes(pair))) return true;
  const apart = (Object.keys(theirs) as (keyof Ids)[]).some(
    (scheme) => found.ids[scheme] !== undefined && found.ids[scheme] !== theirs[scheme],
  );
  return !apart && [truth.title, truth.title_alt].some((title) => letters(title) !== '' && letters(title) === letters(found.title));
}

/** How what was read of a page compares with what a person found. `wrong` are read works that are on nobody's list; `ids` counts names. */
export interface Score {
  wanted: number;
  found: number;
  missed: string[];
  wrong: string[];
  ids: { asked: number; right: number };
}

/** Compares one page; each work a person found counts once. */
export function scoreOf({ papers, also }: Capture, read: readonly FoundPaper[]): Score {
  const taken = new Set<FoundPaper>();
  const score: Score = { wanted: 0, found: 0, missed: [], wrong: [], ids: { asked: 0, right: 0 } };
  for (const truth of papers) {
    const match = read.find((one) => !taken.has(one) && isSame(one, truth));
    if (match) taken.add(match);
    if (truth.visible === false) continue;
    score.wanted++;
    if (!match) {
      score.missed.push(truth.title);
      continue;
    }
    score.found++;
    const given = pairs(match.ids);
    score.ids.asked += pairs(truth.ids).length;
    score.ids.right += pairs(truth.ids).filter((pair) => given.includes(pair)).length;
  }
  const neutral = (one: FoundPaper) => also.some((truth) => isSame(one, truth) || (truth.url && truth.url === one.url));
  score.wrong = read.filter((one) => !taken.has(one) && !neutral(one)).map(({ title }) => title);
  return score;
}
