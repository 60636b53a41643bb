import { arxivVersion, type Ids, normalizeId } from '../paper/ids';
import type { Site } from './site';
import type { CardView } from './view';
import { isA, nextIn } from './walk';

const CATEGORY = /\(([a-z-]+(?:\.[A-Za-z-]+)?)\)/g;
/** Links among the authors that lead to no author: the switch of a long list, and addresses in an affiliation. */
const NO_AUTHOR = /^(?:et al\b|\(collapse|this https? URL$)|additional authors/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const abs = (_card: CardView, { arxiv: id }: Ids) => id && `https://arxiv.org/abs/${id}`;

const onArxiv = (url: URL | undefined) => url !== undefined && /(?:^|\.)arxiv\.org$/.test(url.hostname);

/** The path of a link on arXiv's own hosts; the way arXiv writes its lists first, since they have thousands. */
function ownPath(card: CardView, link: Element): string | undefined {
  const written = link.getAttribute('href') ?? '';
  if (written.startsWith('/abs/')) return onArxiv(card.page) ? written : undefined;
  const url = card.href(link);
  return onArxiv(url) ? url?.pathname : undefined;
}

/** The id behind a link to an abstract page, on arXiv's own hosts only. */
function linkedId(card: CardView, link: Element): string | undefined {
  const id = /^\/abs\/([^?#]+)/.exec(ownPath(card, link) ?? '')?.[1];
  return id && normalizeId('arxiv', id);
}

/** The first id linked to in the card's first element: a comment further down may link to other papers. */
function firstId(card: CardView, selector: string): string | undefined {
  for (const link of card.all(selector)) {
    const id = card.extent[0]?.contains(link) && linkedId(card, link);
    if (id) return id;
  }
  return undefined;
}

/** Whether a link among the authors leads to an author: not a switch for the list, and not an address or a paper in an affiliation. */
function isAuthor(card: CardView, link: Element): boolean {
  // Nearly all are written so, and a list has thousands of them.
  if (/^\/(?:a|search|find)\//.test(link.getAttribute('href') ?? '')) return onArxiv(card.page);
  const url = card.href(link);
  return onArxiv(url) && !url?.pathname.startsWith('/abs/');
}

/** The one card of an abstract page; a page that has no abstract, such as arXiv's word that there is no such paper, has none. */
function abstractPage(root: Document): Element[] {
  const own = root.querySelector('div#abs');
  if (own) return [own];
  const said = root.querySelector('h1.title, meta[name="citation_title"]');
  return said ? [root.querySelector('div#content-inner') ?? root.body ?? root.documentElement] : [];
}

/** Names of authors as they are linked; a long list is whole in the page even while it is folded. */
const namesIn = (card: CardView, selector: string) =>
  card
    .all(`${selector} a[href]`)
    .filter((link) => isAuthor(card, link))
    .flatMap((link) => card.text(link) ?? [])
    .filter((name) => /\p{L}/u.test(name) && !NO_AUTHOR.test(name));

/** Categories named in brackets in a line of subjects, the primary one first as arXiv writes them. */
const subjects = (selector: string) => (card: CardView) => {
  const found = [...(card.text(selector) ?? '').matchAll(CATEGORY)].flatMap((match) => match[1] ?? []);
  return found.length > 0 ? found : undefined;
};

/** arXiv's word beside the id: `(cross-list from cs.LG)`, `(replaced)`. */
function announced({ extent: [term] }: CardView): 'cross' | 'replacement' | undefined {
  const word = /\((cross-list|replaced)\b/.exec(term?.textContent ?? '')?.[1];
  return word === undefined ? undefined : word === 'replaced' ? 'replacement' : 'cross';
}

/** `25 September, 2023` or `17 Jun 2021` as `2023-09-25`. */
function isoDay(text: string | undefined): string | undefined {
  const [, day, name, year] = /(\d{1,2}) ([A-Z][a-z]+),? (\d{4})/.exec(text ?? '') ?? [];
  const month = MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1;
  return day && year && month ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** The `dd` of a `dt`, whatever other extensions have put between, around or inside them. */
function detailsOf(term: Element): Element | null {
  const beside = term.nextElementSibling;
  if (beside && isA(beside, 'dd')) return beside;
  const list = term.closest('dl');
  const next = list && nextIn(list, term, 'dt, dd');
  return next && isA(next, 'dd') ? next : null;
}

const meta = (card: CardView, name: string) =>
  [...card.document.querySelectorAll(`meta[name="${name}"]`)].flatMap(
    (one) => one.getAttribute('content')?.replace(/\s+/g, ' ').trim() || [],
  );

/** arXiv's pages by arxiv-browse's and arxiv-search's public templates: the list before 2024 and since, search, and the abstract page. */
export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  matches: ['https://arxiv.org/*', 'https://*.arxiv.org/*'],
  listings: [
    {
      name: 'list',
      kind: 'listing',
      path: /^\/(?:(?:list|a|find)\/|catchup(?:\/|$))/,
      card: 'dl dt',
      extent: (term) => [term, detailsOf(term)],
      ids: (card) => ({ arxiv: firstId(card, 'a[href*="/abs/"]') }),
      title: (card) => card.text('.list-title', '.descriptor'),
      authors: (card) => namesIn(card, '.list-authors'),
      abstract: (card) => card.text('.meta > p.mathjax'),
      categories: subjects('.list-subjects'),
      announced,
      url: abs,
      chip: { place: 'inline', in: (card) => card.find('dt'), how: 'append' },
    },
    {
      name: 'search',
      kind: 'listing',
      path: /^\/search(?:\/|$)/,
      card: 'li.arxiv-result',
      ids(card) {
        const id = firstId(card, '.list-title a[href*="/abs/"]');
        return id ? { arxiv: id, doi: card.find('.is-marginless a[href*="doi.org/10."]')?.getAttribute('href') ?? undefined } : {};
      },
      title: 'p.title',
      authors: (card) => namesIn(card, 'p.authors'),
      abstract: (card) =>
        (card.text('.abstract-full') ?? card.text('p.abstract'))?.replace(/^Abstract\s*:\s*/, '').replace(/\s*(?:△ Less|▽ More)$/, ''),
      date(card) {
        const lines = card.all('p.is-size-7').map((line) => card.text(line) ?? '');
        const line = lines.find((text) => text.startsWith('Submitted'));
        return isoDay(/v1 submitted ([^;]+)/.exec(line ?? '')?.[1] ?? line);
      },
      // An older version among the results is linked to as that version, the latest one without.
      version: (card) => arxivVersion(card.find('.list-title a[href*="/abs/"]')?.getAttribute('href') ?? ''),
      categories: (card) =>
        card.all('.tag[data-tooltip]').flatMap((tag) => /^[a-z-]+(?:\.[A-Za-z-]+)?$/.exec(card.text(tag) ?? '')?.[0] ?? []),
      url: abs,
      chip: { place: 'inline', in: (card) => card.find('div.is-marginless') ?? card.find('p.list-title'), how: 'append' },
    },
    {
      name: 'abstract page',
      kind: 'paper',
      path: /^\/abs\//,
      card: abstractPage,
      ids: (card) => ({ arxiv: card.page.pathname.replace(/^\/abs\/|\/$/g, ''), doi: meta(card, 'citation_doi')[0] }),
      title(card) {
        const written = meta(card, 'citation_title')[0];
        // A formula that was drawn may have lost its source; the page's own data still has it.
        return (card.find('h1.title mjx-container') && written) || (card.text('h1.title', '.descriptor') ?? written);
      },
      authors(card) {
        const shown = namesIn(card, 'div.authors');
        return shown.length > 0 ? shown : meta(card, 'citation_author');
      },
      abstract: (card) => card.text('blockquote.abstract', '.descriptor') ?? meta(card, 'citation_abstract')[0],
      date: (card) => meta(card, 'citation_date')[0]?.replaceAll('/', '-') ?? isoDay(card.text('.dateline')),
      categories: subjects('.subjects'),
      version(card) {
        const shown = /this version, v(\d+)/.exec(card.text('.dateline') ?? '')?.[1];
        return shown ? Number(shown) : (arxivVersion(card.page.pathname) ?? (card.find('.dateline') ? 1 : undefined));
      },
      url: abs,
      chip: { place: 'inline', in: (card) => card.find('div.dateline') ?? card.find('h1.title'), how: 'append' },
    },
  ],
};
