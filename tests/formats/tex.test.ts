import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography } from '../../formats/bibtex';
import { unprintable } from '../../formats/printable';
import { checkBib, type Engine, hasTex, summary } from '../../scripts/bib-check';
import { readByLines } from './bib-readers';
import { HARD, hostile, type Known, library, tables } from './tex-cases';

const ROOT = join(import.meta.dirname, '../..');
const FULL: BibOptions = { ...DEFAULT_BIB_OPTIONS, abstract: true, note: true, rating: true, status: true };
const BIBLATEX: BibOptions = { ...FULL, dialect: 'biblatex' };
const timeout = 300_000;

const skipped = (what: string, why: string) => console.warn(`\nSKIPPED: ${what}: ${why}.\n`);
if (!hasTex()) skipped('real BibTeX, biber and pdfLaTeX were not run over the exports', 'they are not installed');

/** Fields that a style may print. */
const PRINTED = new Set(['title', 'author', 'journal', 'journaltitle', 'booktitle', 'howpublished', 'organization']);

const beyondPrint = (text: string) => Array.from(text).filter((character) => unprintable(character) > 0);

/** Every character in what a style prints that pdfLaTeX has no glyph for. */
function counted(text: string): string[] {
  const fields = readByLines(text).flatMap((entry) => Object.entries(entry.fields));
  return fields.flatMap(([name, value]) => (PRINTED.has(name) ? beyondPrint(value) : [])).sort();
}

interface Way {
  options?: BibOptions;
  engines?: readonly Engine[];
}

/** No engine loses an entry or has a word to say; characters without glyph are exactly those that are counted. */
async function expectTaken(papers: readonly Known[], { options = FULL, engines }: Way = {}): Promise<void> {
  const text = writeBibliography(library(papers), options);
  const all: readonly Engine[] = options.dialect === 'biblatex' ? ['biber'] : ['plain', 'plainnat', 'biber'];
  const able = (engines ?? all).filter((engine) => engine !== 'plainnat' || papers.every(hasYear));
  for (const report of await checkBib(text, { dialect: options.dialect, engines: able })) {
    console.log(`  ${summary(report)}`);
    expect(report, report.messages.join('\n')).toMatchObject({ entries: papers.length, warnings: 0, errors: 0 });
    const met = report.noGlyph.sort();
    if (report.engine !== 'biber' || options.dialect === 'biblatex') expect(met).toEqual(counted(text));
    // Biber makes characters of the accents of the bibtex dialect, and pdfLaTeX lacks some of these.
    else
      expect(met.filter((character) => !/\p{M}/u.test(character.normalize('NFD')))).toEqual(
        counted(text).filter((character) => !/\p{M}/u.test(character.normalize('NFD'))),
      );
  }
}

/** The style plainnat warns of every entry without a year, whatever its type. */
const hasYear = ({ year, ids }: Known) => year !== undefined || ids?.arxiv !== undefined;

describe.skipIf(!hasTex())('the check with real programs', () => {
  it.each([
    ['an article without journal', '@article{a,\n  title = {X},\n  author = {A, B},\n  year = {2020},\n}\n', 'plain', 'warnings'],
    ['a bare underscore', '@misc{a,\n  title = {X_y},\n}\n', 'biber', 'errors'],
    ['keys that differ in case only', '@misc{a,\n  title = {X},\n}\n\n@misc{A,\n  title = {Y},\n}\n', 'plain', 'errors'],
    ['an open brace', '@misc{a,\n  title = {X},\n', 'plain', 'errors'],
    ['a name with four commas', '@misc{a,\n  title = {X},\n  author = {a, b, c, d, e},\n}\n', 'biber', 'errors'],
  ] as const)('finds %s', { timeout }, async (_name, text, engine, kind) => {
    const [report] = await checkBib(text, { dialect: 'bibtex', engines: [engine] });
    expect(report?.[kind]).toBeGreaterThan(0);
    expect(report?.messages).not.toEqual([]);
  });
});

describe.skipIf(!hasTex())('real BibTeX, biber and pdfLaTeX take', () => {
  it('every letter and symbol of the tables', { timeout }, async () => {
    await expectTaken(tables());
    await expectTaken(tables(), { options: BIBLATEX });
  });

  it('names, types and titles that broke one of them', { timeout }, async () => {
    await expectTaken(HARD);
    await expectTaken(HARD.filter(hasYear), { options: { ...FULL, arxivAs: 'article', protect: 'title', escape: 'utf8' } });
    await expectTaken(HARD, { options: BIBLATEX });
  });

  it('hostile text in every field', { timeout }, async () => {
    await expectTaken(hostile());
    await expectTaken(hostile(), { options: { ...BIBLATEX, protect: 'capitals' } });
  });
});

/** What a feed of papers as JSON says of each. */
interface Listed {
  title?: string;
  arxiv?: string;
  authors?: string[];
  abstract?: string;
  year?: number;
  ids?: Record<string, string>;
}

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** A list of papers as entries of their own: without ids they get one, and few authors are enough. */
function listed(papers: readonly Listed[]): Known[] {
  return papers.flatMap(({ title, arxiv, authors, abstract, year, ids }, n): Known[] => {
    if (!title) return [];
    const known: Known = { title, authors: authors?.slice(0, 1) ?? [`Ada Doe${n}`], ids: ids ?? { arxiv: arxiv ?? `2401.${10000 + n}` } };
    if (year !== undefined) known.year = year;
    if (abstract !== undefined) known.abstract = abstract;
    return [known];
  });
}

/** Every paper with a title in the answers beside saved pages, each title once. */
function ofPages(folder: string): Known[] {
  const byTitle = new Map<string, Listed>();
  for (const site of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const name of readdirSync(join(folder, site.name)).filter((file) => file.endsWith('.json'))) {
      const page = parsed(join(folder, site.name, name)) as { papers?: Listed[]; also?: Listed[] };
      for (const paper of [...(page.papers ?? []), ...(page.also ?? [])]) if (paper.title) byTitle.set(paper.title, paper);
    }
  }
  return listed([...byTitle.values()]);
}

const FEEDS: readonly { name: string; path: string; read: (path: string) => Known[] }[] = [
  { name: 'the sample feed', path: join(ROOT, 'scripts/sample/papers.json'), read: (path) => listed(parsed(path) as Listed[]) },
  { name: 'the feed beside the project', path: join(ROOT, '../shared/seed/papers.json'), read: (path) => listed(parsed(path) as Listed[]) },
  { name: 'the pages beside the project', path: join(ROOT, '../shared/pages'), read: ofPages },
];

describe.skipIf(!hasTex())('real BibTeX, biber and pdfLaTeX take what is listed in', () => {
  for (const { name, path, read } of FEEDS) {
    const isThere = existsSync(path);
    if (!isThere) skipped(`${name} was not exported`, 'it is not here');
    it.skipIf(!isThere)(name, { timeout }, async () => {
      const papers = read(path);
      expect(papers.length).toBeGreaterThan(50);
      await expectTaken(papers.filter(({ title }) => !/^[\w .,:;?!()'"/-]*$/.test(title)));
      // Plain titles are many and need no more than one style and biber.
      await Promise.all([
        expectTaken(papers, { options: DEFAULT_BIB_OPTIONS, engines: ['plain'] }),
        expectTaken(papers, { options: { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex', keywords: false } }),
      ]);
    });
  }
});
