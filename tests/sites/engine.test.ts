import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { listingReader, readPage } from '../../sites/engine';
import { FIRST_SITES } from '../../sites/first';
import { textOf } from '../../sites/text';
import { isCovered, listingAt } from '../../sites/which';

const FEED = new URL('https://huggingface.co/papers');
const LIST = new URL('https://arxiv.org/list/cs.CL/recent');
const documentOf = (body: string) => new JSDOM(`<!doctype html><body>${body}</body>`).window.document;
const card = (id: string, title = 'A title', href = `/papers/${id}`) => `<article><h3><a href="${href}">${title}</a></h3></article>`;
const row = (id: string, title = 'A title', href = `/abs/${id}`) =>
  `<dt><a href="${href}" title="Abstract">arXiv:${id}</a></dt><dd><div class="meta"><div class="list-title">${title}</div></div></dd>`;
const read = (html: string, url = FEED) => readPage(documentOf(html), url, FIRST_SITES);
const at = (url: URL, document = documentOf('')) => listingAt(url, FIRST_SITES, document);
const readerOf = (document: Document, url = FEED) => {
  const { site, listing } = at(url, document)!;
  return listingReader(site, listing, document, url);
};
const idsOf = (html: string, url = FEED) => read(html, url).papers.map(({ ids }) => ids.arxiv);

describe('which page is a listing', () => {
  test.each([
    ['https://huggingface.co/papers', 'papers'],
    ['https://huggingface.co/papers/', 'papers'],
    ['https://huggingface.co/papers?date=2024-08-01', 'papers'],
    ['https://huggingface.co/papers/date/2026-07-02', 'papers'],
    ['https://huggingface.co/papers/week/2026-W27', 'papers'],
    ['https://huggingface.co/papers/month/2026-07', 'papers'],
    ['https://huggingface.co/papers/trending', 'papers'],
    ['https://huggingface.co/papers?q=attention', 'search'],
    ['https://huggingface.co/papers/2402.05099', 'paper page'],
    ['https://huggingface.co/collections/someone/list-64f9', 'collection'],
    ['https://arxiv.org/list/cs.CL/new', 'list'],
    ['https://arxiv.org/list/cs/2405?skip=0&show=50', 'list'],
    ['https://arxiv.org/catchup/cs.CL/2024-11-22', 'list'],
    ['https://arxiv.org/a/riedl_m_1', 'list'],
    ['https://export.arxiv.org/list/cs.CL/recent', 'list'],
    ['https://www.arxiv.org/abs/2402.05099v2', 'abstract page'],
    ['https://arxiv.org/abs/hep-th/9901001', 'abstract page'],
    ['https://arxiv.org/search/?query=x', 'search'],
    ['https://arxiv.org/search/advanced?terms-0-term=x', 'search'],
    ['https://arxiv.org/search/cs?query=x', 'search'],
    ['https://arxiv.org/find/cs/1/au:+Kingma/0/1/0/all/0/1', 'list'],
    ['https://arxiv.org/catchup?subject=cs&date=2024-11-22', 'list'],
    ['https://arxiv.org/abs/math.GT/0309136v1', 'abstract page'],
    ['https://huggingface.co/papers/trending?q=attention', 'papers'],
    ['https://huggingface.co/papers/2402.05099/?ref=x#community', 'paper page'],
    ['https://huggingface.co/some-org/papers', 'papers of an organization'],
  ])('%s is one: %s', (url, name) => {
    expect(at(new URL(url))?.listing.name).toBe(name);
  });

  test.each([
    'https://huggingface.co/',
    'https://huggingface.co/models',
    'https://huggingface.co/papers/submit',
    'https://huggingface.co/papers/2402.05099/edit',
    'https://huggingface.co.evil.example/papers',
    'https://evil-arxiv.org/list/cs.CL/new',
    'http://arxiv.org/list/cs.CL/new',
    'https://arxiv.org/help',
    'https://arxiv.org/pdf/2402.05099',
    'https://arxiv.org/listing',
    'https://arxiv.org/',
    'https://arxiv.org/html/2402.05099v1',
    'https://arxiv.org/year/cs/24',
    'https://arxiv.org/searching',
    'https://arxiv.org.evil.example/list/cs/new',
    'https://huggingface.co/papersdate/2026-07-02',
    'https://huggingface.co/papers/2413.00001',
    'https://huggingface.co/docs/papers',
    'https://huggingface.co/collections/someone',
    'ftp://arxiv.org/list/cs/new',
    'https://example.org/papers',
  ])('%s is none', (url) => {
    expect(at(new URL(url))).toBeUndefined();
  });

  test('the hosts are https and narrow', () => {
    expect(FIRST_SITES.flatMap(({ matches }) => matches)).toEqual([
      'https://arxiv.org/*',
      'https://*.arxiv.org/*',
      'https://huggingface.co/*',
    ]);
  });

  test.each([
    ['https://arxiv.org/', ['https://arxiv.org/*'], true],
    ['https://www.arxiv.org/', ['https://arxiv.org/*'], false],
    ['https://www.arxiv.org/', ['https://*.arxiv.org/*'], true],
    ['https://arxiv.org/', ['https://*.arxiv.org/*'], true],
    ['https://notarxiv.org/', ['https://*.arxiv.org/*'], false],
    ['http://arxiv.org/', ['https://arxiv.org/*'], false],
    ['https://arxiv.org/', [], false],
  ])('%s under %j: %s', (url, patterns, covered) => {
    expect(isCovered(new URL(url), patterns)).toBe(covered);
  });
});

describe('forged cards', () => {
  test('a bad id, a link to somebody else’s site, no title, no link: none is read, and those that look like cards are counted', () => {
    const page = read(
      card('2402.05099') +
        card('24O2.05099') +
        card('2402.05099', 'Elsewhere', 'https://evil.example/papers/2402.05099') +
        card('2413.00001', 'A thirteenth month') +
        card('2402.05100', ' ') +
        card('2402.05101', 'Too deep', '/papers/2402.05101/more') +
        '<article><h3>No link at all</h3></article>',
    );
    expect(page.papers.map(({ ids }) => ids.arxiv)).toEqual(['2402.05099']);
    expect(page.unreadable).toBe(5);
  });

  test('a card in a card is not a card of its own, one in a template is none, two of the same paper are two cards of one paper', () => {
    const nested = `<article><h3><a href="/papers/2402.05099">Outer</a></h3>${card('2402.05100')}</article>`;
    const html = `${nested}<template>${card('2402.05101')}</template>${card('2402.05102')}${card('2402.05102')}`;
    expect(idsOf(html)).toEqual(['2402.05099', '2402.05102']);
    expect(readerOf(documentOf(html)).cards()).toHaveLength(3);
  });

  test('on arXiv the id comes from the entry’s own line, never from a paper its comments link to', () => {
    const broken = '<dt>[1] no link</dt><dd><div class="list-title">A title</div><a href="/abs/1706.03762">cited</a></dd>';
    const page = read(
      `<dl>${broken}${row('2402.05099')}${row('2402.05100', 'Elsewhere', 'https://evil.example/abs/2402.05100')}</dl>`,
      LIST,
    );
    expect(page.papers.map(({ ids }) => ids.arxiv)).toEqual(['2402.05099']);
    expect(page.unreadable).toBe(2);
  });

  test('a page that says there is no such paper has no card, and nothing on it is unreadable', () => {
    const nothing = { papers: [], unreadable: 0 };
    expect(read('<main><h1>404</h1><p>We looked.</p></main>', new URL('https://huggingface.co/papers/2402.05099'))).toMatchObject(nothing);
    const gone = '<div id="content"><h1>Article 2402.99999 not found</h1><a href="/abs/2402.05099">arXiv:2402.05099</a></div>';
    expect(read(gone, new URL('https://arxiv.org/abs/2402.99999'))).toMatchObject(nothing);
  });

  test('one paper’s page whose title can no longer be read says so', () => {
    expect(read('<div id="abs"><h2>A title</h2></div>', new URL('https://arxiv.org/abs/2402.05099')).unreadable).toBe(1);
    const page = '<main><h2>A title</h2><a href="https://arxiv.org/pdf/2402.05099">PDF</a></main>';
    expect(read(page, new URL('https://huggingface.co/papers/2402.05099')).unreadable).toBe(1);
  });

  test('a page whose cards can no longer be read says so', () => {
    const changed = read(`<dl>${'<dt>[1] <b>2402.05099</b></dt><dd>A title</dd>'.repeat(25)}</dl>`, LIST);
    expect(changed).toMatchObject({ site: 'arxiv', papers: [], unreadable: 25 });
  });
});

describe('hidden and nested things', () => {
  test('a hidden card is a card like any other: the page may show it at any moment', () => {
    expect(idsOf(`<div hidden>${card('2402.05099')}</div><div style="display: none">${card('2402.05100')}</div>`)).toHaveLength(2);
  });

  test('cards come in the order of the page, the outer before the inner, whatever order their links are in', () => {
    const outer = `<article>${card('2402.05100')}<h3><a href="/papers/2402.05099">Outer</a></h3></article>`;
    const found = readerOf(documentOf(`${outer}${card('2402.05101')}`)).cards();
    expect(found.map((one) => one.querySelectorAll('article').length)).toEqual([1, 0]);
  });
});

describe('what a page says of itself', () => {
  const data = (papers: object[]) =>
    `<div data-target="DailyPapers" data-props='${JSON.stringify({ dailyPapers: papers.map((paper) => ({ paper })) })}'></div>`;

  test('completes cards by id, and never makes one nor fills another', () => {
    const known = data([
      { id: '2402.05099', title: 'Other words', summary: 'Mine.', authors: [{ name: 'A B' }] },
      { id: '2402.09999', title: 'Not shown', summary: 'Gone.', authors: [{ name: 'C D' }] },
    ]);
    const { papers } = read(known + card('2402.05099', 'The card’s words') + card('2402.05100'));
    expect(papers).toHaveLength(2);
    expect(papers[0]).toMatchObject({ title: 'The card’s words', abstract: 'Mine.', authors: [{ name: 'A B' }] });
    expect(papers[1]).not.toHaveProperty('abstract');
    expect(papers[1]).not.toHaveProperty('authors');
  });

  test('that is broken, or hostile, completes nothing and harms nothing', () => {
    const broken = '<div data-target="DailyPapers" data-props="{"></div>';
    const odd = data([
      { id: '__proto__', summary: 'x', authors: [] },
      { id: '2402.05099', summary: 7, authors: 'everyone', publishedAt: {} },
    ]);
    expect(read(broken + odd + card('2402.05099')).papers[0]).not.toHaveProperty('abstract');
    expect(({} as Record<string, unknown>).summary).toBeUndefined();
  });

  test('is read once, and only when a card asks', () => {
    const document = documentOf(data([{ id: '2402.05099', summary: 'Mine.', authors: [] }]) + card('2402.05099'));
    const reader = readerOf(document);
    const [element] = reader.cards();
    const props = document.querySelector('[data-props]')!;
    const given = props.getAttribute('data-props')!;
    reader.key(element!);
    props.setAttribute('data-props', given.replace('Mine.', 'Later.'));
    expect(reader.read(element!)?.paper.abstract).toBe('Later.');
    props.setAttribute('data-props', '{}');
    expect(reader.read(element!)?.paper.abstract).toBe('Later.');
  });
});

describe('a card that changes', () => {
  test('has another key, so that it is known for another paper’s', () => {
    const document = documentOf(card('2402.05099'));
    const reader = readerOf(document);
    const [element] = reader.cards();
    expect(reader.key(element!)).toBe('arxiv:2402.05099');
    element!.querySelector('a')!.setAttribute('href', '/papers/2402.05100');
    expect(reader.key(element!)).toBe('arxiv:2402.05100');
    element!.append(document.createElement('offprint-chip'));
    expect(reader.read(element!)?.paper.title).toBe('A title');
  });
});

describe('text', () => {
  const text = (html: string, without?: string) => textOf(documentOf(`<p>${html}</p>`).querySelector('p')!, without);

  test.each([
    ['a  b\n c', 'a b c'],
    ['one<br>two', 'one two'],
    ['A <i>very</i> <b>split</b> title', 'A very split title'],
    ['Costs $O(n)$', 'Costs $O(n)$'],
    ['x<offprint-chip>ours</offprint-chip>y', 'xy'],
    ['x<script>bad()</script><style>p{}</style>y', 'xy'],
    ['<span class="MathJax_Preview">x</span><span class="MathJax">drawn</span><script type="math/tex">x^2</script>', '$x^2$'],
    ['<span class="mathjax">kept</span>', 'kept'],
    ['<span class="MathJax"><i>z</i><span class="MJX_Assistive_MathML"><math><mi>z</mi></math></span></span>', 'z'],
    ['<mjx-container><mjx-math data-latex="a_1">a</mjx-math></mjx-container>', '$a_1$'],
    ['<span class="katex"><math><annotation encoding="application/x-tex">t^2</annotation></math><i>t2</i></span>', '$t^2$'],
    ['x<template>not here</template><noscript>nor here</noscript>', 'x'],
    ['a<!--[0--><b><!---->b</b><!--]-->', 'ab'],
    ['&lt;b&gt; is text', '<b> is text'],
  ])('%j is %j', (html, expected) => {
    expect(text(html)).toBe(expected);
  });

  test('labels are left out where they are named', () => {
    expect(text('<span class="descriptor">Title:</span> A title', '.descriptor')).toBe('A title');
  });
});
