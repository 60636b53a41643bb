import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { JSDOM } from 'jsdom';
import type { FoundPaper } from '../paper/paper';
import { readPage } from '../sites/engine';

/** Ends the program with one sentence and code 2. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

/** The address a saved page gives itself, where the caller gave none. */
function ownAddress(document: Document): string | undefined {
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

function given() {
  try {
    return parseArgs({ options: { url: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message.replace(/\s+/g, ' ') : String(error));
  }
}

function main(): void {
  const { values, positionals } = given();
  const [file] = positionals;
  if (!file) refuse('Give a saved page: npm run detect -- page.html --url https://…');
  let html: string;
  try {
    html = readFileSync(file, 'utf8');
  } catch (error) {
    refuse(`Cannot read ${file}: ${error instanceof Error ? error.message : error}`);
  }
  const { document } = new JSDOM(html).window;
  const address = values.url ?? ownAddress(document);
  if (!values.url && address) console.error(`No --url given; taking the page's own word: ${address}`);
  if (!address || !URL.canParse(address)) refuse('Give the address the page was saved from: --url https://…');
  const { site, listing, papers, references, unreadable } = readPage(document, new URL(address));
  const read = { site, listing, papers: papers.map(shown), references: references.map(shown), unreadable };
  process.stdout.write(`${JSON.stringify(read, null, 1)}\n`);
}

main();
