import { type Alias, type Ids, normalizeId } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import type { Site } from './site';
import type { CardView } from './view';

const HEADING = 'h1, h2, h3, h4, h5, h6';
const PAPER_LINK = 'a[href*="/papers/"]';

const page = (_card: CardView, { arxiv: id }: Ids) => id && `https://huggingface.co/papers/${id}`;

/** The arXiv id in the path of a paper's own page. */
const idIn = (path: string) => normalizeId('arxiv', /^\/papers\/(\d{4}\.\d{4,5})$/.exec(path)?.[1] ?? '');

/** The id of the paper that an address is the page of. */
const ownId = (url: URL) => idIn(url.pathname.replace(/\/$/, ''));

function linkedId(card: CardView, link: Element): string | undefined {
  const url = card.href(link);
  return url?.hostname === 'huggingface.co' ? idIn(url.pathname) : undefined;
}

/** The link that carries the title: the one in a heading, or with a heading in it. Thumbnails, comments and counts link to the paper too. */
const titleLink = (card: CardView) =>
  card.all(PAPER_LINK).find((link) => (link.closest(HEADING) || link.querySelector(HEADING)) && linkedId(card, link));

function title(card: CardView): string | undefined {
  const link = titleLink(card);
  return link && card.text(link.querySelector(HEADING) ?? link);
}

/** Where a heading leads, whichever of the two holds the other. */
const linkOf = (heading: Element | null | undefined) => heading?.closest('a') ?? heading?.querySelector('a');

/** An article whose heading leads elsewhere is a model or a data set, which may well mention a paper. */
const isPaper = (article: Element) => !linkOf(article.querySelector(HEADING))?.matches(`:not(${PAPER_LINK})`);

/** The votes beside a card's title: a link to log in for strangers, a box to tick for members. */
const VOTES = 'a[href^="/login?next=%2Fpapers"], label:has(input[type="checkbox"])';

/** A number as it is shown: `33`, `1,204`, `1.2k`. */
function upvotes(card: CardView): number | undefined {
  const [, figure = '', thousands] = /(\d[\d.,]*)\s*(k\b)?/i.exec(card.text(VOTES) ?? '') ?? [];
  const number = thousands ? Number(figure.replace(',', '.')) * 1000 : Number(figure.replace(/[.,]/g, ''));
  return figure && Number.isFinite(number) ? Math.round(number) : undefined;
}

/** What holds one paper of a list: its article, or else the row around a heading that links to a paper. */
function cards(root: Document): Element[] {
  const found = new Set<Element>();
  const seen = new Set<Element>();
  for (const link of root.querySelectorAll(PAPER_LINK)) {
    const article = link.closest('article');
    if (article && seen.has(article)) continue;
    if (!/\/papers\/\d/.test(link.getAttribute('href') ?? '')) continue;
    if (article) seen.add(article);
    const heading = article ? null : (link.closest(HEADING) ?? link.querySelector(HEADING));
    const card = article ?? heading?.closest('li') ?? heading?.closest('div');
    if (card && (!article || isPaper(article))) found.add(card);
  }
  return [...found];
}

/** The one card of a paper's page. A page under such an address that is of no paper, as for one nobody has put there yet, has none. */
function paperPage(root: Document): Element[] {
  const said = root.querySelector('[data-target="PaperContent"], a[href*="//arxiv.org/abs/"], a[href*="//arxiv.org/pdf/"]');
  const heading = root.querySelector('h1')?.textContent ?? '';
  const titled = /^Paper page - /.test(root.title) || (/\p{L}{3}/u.test(heading) && !/not found|error/i.test(heading));
  return said || titled ? [root.querySelector('main') ?? root.body ?? root.documentElement] : [];
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

function factsOf(paper: Plain): Partial<FoundPaper> {
  const facts: Partial<FoundPaper> = {};
  if (typeof paper.title === 'string') facts.title = paper.title.replace(/\s+/g, ' ').trim();
  if (typeof paper.summary === 'string') facts.abstract = paper.summary.trim();
  if (typeof paper.upvotes === 'number' && paper.upvotes >= 0) facts.upvotes = Math.floor(paper.upvotes);
  if (typeof paper.publishedAt === 'string') facts.date = /^\d{4}-\d{2}-\d{2}/.exec(paper.publishedAt)?.[0];
  if (Array.isArray(paper.authors)) {
    const names = paper.authors.flatMap((author) => (isPlain(author) && typeof author.name === 'string' ? author.name : []));
    // Lists taken over from arXiv have a colon after a team's name, as if it were an author.
    const people = names.map((name) => name.replace(/\s+/g, ' ').trim()).filter((name) => /\p{L}/u.test(name));
    if (people.length > 0) facts.authors = people.map((name) => ({ name }));
  }
  return facts;
}

/** Collects the papers anywhere in the page's data, at most ten levels down. */
function gather(value: unknown, into: Map<Alias, Partial<FoundPaper>>, depth = 10): void {
  if (!isPlain(value) || depth === 0) return;
  if (!Array.isArray(value) && typeof value.id === 'string' && (Array.isArray(value.authors) || typeof value.summary === 'string')) {
    const id = normalizeId('arxiv', value.id);
    if (id) into.set(`arxiv:${id}`, { ...factsOf(value), ...into.get(`arxiv:${id}`) });
  }
  for (const inner of Object.values(value)) gather(inner, into, depth - 1);
}

function hydration(document: Document): Map<Alias, Partial<FoundPaper>> {
  const papers = new Map<Alias, Partial<FoundPaper>>();
  for (const element of document.querySelectorAll('[data-target][data-props]')) {
    try {
      gather(JSON.parse(element.getAttribute('data-props') ?? ''), papers);
    } catch (error) {
      // Data that is not whole completes nothing; what the cards show is read all the same.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return papers;
}

/** What the page's own data says of the one paper the page is about. */
const known = (card: CardView) => card.known(`arxiv:${ownId(card.page)}`);

const list = {
  kind: 'listing' as const,
  card: cards,
  ids: (card: CardView): Ids => {
    const link = titleLink(card);
    return { arxiv: link && linkedId(card, link) };
  },
  title,
  url: page,
  upvotes,
  chip: { place: 'corner' as const, in: (card: CardView) => card.extent[0], how: 'append' as const },
};

/** Hugging Face: feeds of papers by day, week, month and trend, search, collections, and the page of one paper. */
export const huggingface: Site = {
  id: 'huggingface',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/*'],
  known: hydration,
  listings: [
    { ...list, name: 'search', path: (url) => /^\/papers\/?$/.test(url.pathname) && url.searchParams.has('q') },
    { ...list, name: 'papers', path: /^\/papers(?:\/?$|\/(?:date|week|month|trending)(?:\/|$))/ },
    {
      ...list,
      name: 'paper page',
      kind: 'paper',
      path: (url) => ownId(url) !== undefined,
      card: paperPage,
      ids: (card) => ({ arxiv: ownId(card.page) }),
      title: (card) => card.text('h1') ?? /^Paper page - (.+)/.exec(card.document.title)?.[1],
      authors: (card) => (known(card)?.authors ? undefined : card.all('.author').flatMap((one) => card.text(one)?.replace(/,$/, '') || [])),
      abstract(card) {
        const heading = card.all('h2').find((one) => card.text(one) === 'Abstract');
        // A summary made by a model may stand before the abstract itself.
        const last = [...(heading?.closest('div, section, main')?.querySelectorAll('p') ?? [])].at(-1) ?? heading?.nextElementSibling;
        return last ? card.text(last) : undefined;
      },
      chip: { place: 'inline', in: (card) => card.find('h1'), how: 'append' },
    },
    { ...list, name: 'collection', path: /^\/collections\/[^/]+\/[^/]+/ },
    {
      ...list,
      name: 'papers of an organization',
      path: /^\/(?!(?:api|blog|collections|datasets|docs|learn|models|papers|spaces)\/)[^/]+\/papers\/?$/,
    },
  ],
};
