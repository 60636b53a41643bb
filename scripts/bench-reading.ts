import type { Plain } from './browser/chromium';
import { launchPlain } from './browser/chromium';
import { bundled } from './bundle';
import { samplePapers } from './sample/papers';

const ROUNDS = 15;
const BUNDLE = `
  import { readPage } from './sites/engine';
  import { SITES } from './sites/list';
  window.readAll = (address) => readPage(document, new URL(address), SITES).papers.length;
`;

/** One page to read: its address, its rows, and what a plain pass over it asks for. */
interface Case {
  name: string;
  address: string;
  cards: number;
  card: string;
  /** What the plain pass asks each card (and the element after it) for. */
  fields: string[];
  html(): string;
}

/** Papers over and over, each time with an id of its own. */
function papers(count: number) {
  const sample = samplePapers(100);
  return Array.from({ length: count }, (_, at) => ({ ...(sample[at % sample.length] as (typeof sample)[number]), number: at }));
}

const CASES: readonly Case[] = [
  {
    name: 'arXiv list',
    address: 'https://arxiv.org/list/cs.LG/recent?show=2000',
    cards: 2000,
    card: 'dl dt',
    fields: ['a[title=Abstract]', '.list-title', '.list-authors', '.list-subjects'],
    html: () =>
      `<div id="dlpage"><dl id="articles">${papers(2000)
        .map(({ title, authors, number }) => {
          const id = `24${String(1 + (number % 12)).padStart(2, '0')}.${String(10_000 + number)}`;
          return `<dt><a name="item${number}">[${number}]</a> <a href="/abs/${id}" title="Abstract" id="${id}">arXiv:${id}</a> [<a href="/pdf/${id}">pdf</a>, <a href="/format/${id}">other</a>]</dt><dd><div class="meta"><div class="list-title mathjax"><span class="descriptor">Title:</span> ${title}</div><div class="list-authors">${authors.map((name) => `<a href="/search/?query=${name}">${name}</a>`).join(', ')}</div><div class="list-subjects"><span class="descriptor">Subjects:</span> <span class="primary-subject">Machine Learning (cs.LG)</span></div></div></dd>`;
        })
        .join('')}</dl></div>`,
  },
  {
    name: 'CVF day list',
    address: 'https://openaccess.thecvf.com/CVPR2024?day=all',
    cards: 1294,
    card: 'dt.ptitle',
    fields: ['a', 'form a', '.bibref'],
    html: () =>
      `<dl>${papers(1294)
        .map(({ title, authors, number }) => {
          const name = `Author_Paper_${number}_CVPR_2024_paper`;
          const people = authors.map(
            (who) =>
              `<form class="authsearch" action="/CVPR2024" method="post"><input type="hidden" name="query_author" value="${who}"><a href="#">${who}</a>,</form>`,
          );
          return `<dt class="ptitle"><br><a href="/content/CVPR2024/html/${name}.html">${title}</a></dt><dd>${people.join(' ')}</dd><dd>[<a href="/content/CVPR2024/papers/${name}.pdf">pdf</a>]<div class="link2">[<a class="fakelink">bibtex</a>]<div class="bibref pre-white-space">@InProceedings{x, author = {A}, title = {T}}</div></div></dd>`;
        })
        .join('')}</dl>`,
  },
];

async function ratio(browser: Plain, script: string, { name, address, cards, card, fields, html }: Case): Promise<void> {
  const page = await browser.context.newPage();
  await page.setContent(`<!doctype html><html><body>${html()}</body></html>`);
  await page.addScriptTag({ content: script });
  const result = await page.evaluate<{ found: number; ours: number; floor: number }>(`(() => {
    const ours = [], floor = [];
    let found = 0;
    const plain = () => {
      let length = 0;
      for (const card of document.querySelectorAll(${JSON.stringify(card)}))
        for (const part of [card, card.nextElementSibling])
          for (const field of ${JSON.stringify(fields)})
            for (const found of part.querySelectorAll(field)) length += found.textContent.trim().length;
      return length;
    };
    for (let round = 0; round < ${ROUNDS}; round++) {
      let start = performance.now();
      plain();
      floor.push(performance.now() - start);
      start = performance.now();
      found = readAll(${JSON.stringify(address)});
      ours.push(performance.now() - start);
    }
    const middle = (all) => all.sort((a, b) => a - b)[all.length >> 1];
    return { found, ours: middle(ours), floor: middle(floor) };
  })()`);
  await page.close();
  if (result.found !== cards) throw new Error(`${name}: found ${result.found} of ${cards} papers`);
  console.log(
    `${name.padEnd(16)}${String(cards).padStart(6)} cards   plain pass ${result.floor.toFixed(1)} ms   reading ${result.ours.toFixed(1)} ms   ratio ${(result.ours / result.floor).toFixed(1)}`,
  );
}

/** Prints what finding and reading all cards of large pages costs beside a plain pass that takes each card's fields by selector, in one run; medians. */
export async function benchReading(): Promise<void> {
  const script = await bundled(BUNDLE);
  const browser = await launchPlain();
  try {
    console.log('\nreading a whole page, beside a plain querySelectorAll pass over it');
    for (const one of CASES) await ratio(browser, script, one);
  } finally {
    await browser.close();
  }
}
