import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { type PageReading, readPage } from '../../sites/engine';
import { FIRST_SITES } from '../../sites/first';

/** What a reader of the page might ask an element, as names of inputs: in a browser the form then answers with the input. (jsdom's own selectors ask for the rest.) */
const NAMES = [
  'childNodes',
  'children',
  'closest',
  'innerHTML',
  'matches',
  'nextElementSibling',
  'ownerDocument',
  'querySelector',
  'querySelectorAll',
  'textContent',
];
const traps = NAMES.map((name) => `<input name="${name}">`).join('');

/** The document as a browser has it: jsdom lets a form keep its own properties whatever its inputs are called, a browser does not. */
function clobbered(body: string): Document {
  const { document } = new JSDOM(`<!doctype html><body>${body}</body>`).window;
  for (const input of document.querySelectorAll('form input[name]')) {
    const form = input.closest('form');
    if (form) Object.defineProperty(form, input.getAttribute('name') ?? '', { value: input, configurable: true });
  }
  return document;
}

const shown = ({ papers, unreadable }: PageReading) => ({
  papers: papers.map(({ ids, title }) => [ids.arxiv, title]),
  unreadable,
});
const read = (body: string, url: string) => readPage(clobbered(body), new URL(url), FIRST_SITES);
const row = (id: string, title: string, between = '') =>
  `<dt><a href="/abs/${id}">arXiv:${id}</a></dt>${between}<dd><div class="meta"><div class="list-title">${title}</div></div></dd>`;
const article = (id: string, title: string) => `<article><h3><a href="/papers/${id}">${title}</a></h3></article>`;
const LIST = 'https://arxiv.org/list/cs.CL/recent';
const FEED = 'https://huggingface.co/papers';
const form = (inside = '') => `<form class="list-title title authors abstract" id="abs">${traps}${inside}</form>`;

describe('forms whose inputs are named like properties', () => {
  test('really answer with the input here', () => {
    expect(clobbered(form()).querySelector('form')).toHaveProperty('matches.localName', 'input');
  });

  test('between, in and after the entries of a list change nothing', () => {
    const entries = `${row('2402.05099', 'One', form())}${row('2402.05100', `A ${form('words')}title`)}${form()}${row('2402.05101', `${form()}Three`)}`;
    expect(shown(read(`${form()}<dl>${entries}</dl>`, LIST))).toEqual({
      papers: [
        ['2402.05099', 'One'],
        ['2402.05100', 'A title'],
        ['2402.05101', 'Three'],
      ],
      unreadable: 0,
    });
  });

  test('around a whole list, or around single cards, change nothing', () => {
    expect(shown(read(form(`<dl>${row('2402.05099', 'One')}</dl>`), LIST)).papers).toEqual([['2402.05099', 'One']]);
    const cards = `${form(article('2402.05099', 'One'))}${article('2402.05100', `Two ${form('words')}`)}<div>${form('<h3><a href="/papers/2402.05101">Three</a></h3>')}</div>`;
    expect(shown(read(`<img name="querySelectorAll">${cards}`, FEED))).toEqual({
      papers: [
        ['2402.05099', 'One'],
        ['2402.05100', 'Two'],
        ['2402.05101', 'Three'],
      ],
      unreadable: 0,
    });
  });

  test('in the results of a search change nothing', () => {
    const result = `<li class="arxiv-result">${form()}<div class="is-marginless"><p class="list-title"><a href="/abs/2402.05099v2">arXiv:2402.05099v2</a></p></div>${form()}<p class="title">A title</p>${form()}<p class="authors"><a href="/search/?searchtype=author">Ada Example</a></p></li>`;
    expect(read(result, 'https://arxiv.org/search/?query=x').papers[0]).toMatchObject({
      title: 'A title',
      version: 2,
      authors: [{ name: 'Ada Example' }],
    });
  });

  test('in the place of an abstract page’s own element are not taken for it', () => {
    const body = `${form('words')}<h1 class="title">A title</h1>${form()}`;
    expect(read(body, 'https://arxiv.org/abs/2402.05099v3').papers[0]).toMatchObject({ title: 'A title', version: 3 });
  });

  test('around the abstract of one paper do not keep it from being read', () => {
    const body = `<main><h1>A title</h1><a href="https://arxiv.org/abs/2402.05099">arXiv</a><div>${form('<h2>Abstract</h2><p>Words.</p>')}</div></main>`;
    expect(read(body, 'https://huggingface.co/papers/2402.05099').papers[0]).toMatchObject({ title: 'A title', abstract: 'Words.' });
  });
});
