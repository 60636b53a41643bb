import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { FoundPaper } from '../paper/paper';
import { readPage } from '../sites/engine';
import { SITES } from '../sites/list';

const USAGE = 'npm run detect -- page.html --url https://… [--generic]';

/** Ends the program with one sentence and code 2. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).split('\n')[0];

function asked(): { file: string; url?: string; generic: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { url: { type: 'string' }, generic: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file && more.length === 0) return { file, url: values.url, generic: values.generic };
  } catch (error) {
    refuse(`${messageOf(error)} Give a saved page: ${USAGE}`);
  }
  refuse(`Give one saved page: ${USAGE}`);
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    refuse(`Cannot read ${file}: ${messageOf(error)}`);
  }
}

/** What Chromium and SingleFile write into the head of a page they save. */
const SAVED_FROM = /<!--[^>]{0,200}?\b(?:saved from url=\(\d+\)|url: )(https?:\/\/[^\s>]+)/;

/** The address a saved page gives itself, where the caller gave none: the one it was saved from, else what it says its own is. */
function ownAddress(html: string, document: Document): string | undefined {
  const saved = SAVED_FROM.exec(html.slice(0, 5000))?.[1];
  if (saved) return saved;
  const link = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  return link ?? document.querySelector('meta[property="og:url"]')?.getAttribute('content') ?? undefined;
}

const shown = ({ title, ids, authors, abstract, url, year }: FoundPaper) => ({
  title,
  ids,
  authors: authors?.map(({ name }) => name) ?? [],
  abstract: abstract ?? null,
  url: url ?? null,
  year: year ?? null,
});

function main(): void {
  const { file, url, generic } = asked();
  const html = contentOf(file);
  // A console of its own: what jsdom thinks of a page's style sheets is no concern of the caller's.
  const { document } = new JSDOM(html, { virtualConsole: new VirtualConsole() }).window;
  const address = url ?? ownAddress(html, document);
  if (!url && address) console.error(`No --url given; taking the page's own word: ${address}`);
  if (!address || !/^https?:/i.test(address) || !URL.canParse(address)) refuse(`Give the address the page was saved from: ${USAGE}`);
  const page = new URL(address);
  // Pages saved years ago may bear the http address that their site answers with https today.
  page.protocol = 'https:';
  const { site, listing, kind, papers, references, unreadable } = readPage(document, page, generic ? [] : SITES);
  const result = { site, listing, kind, papers: papers.map(shown), references: references.map(shown), unreadable };
  process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
}

main();
