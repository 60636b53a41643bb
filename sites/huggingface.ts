import { normalizeId } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import type { Site } from './site';
import type { CardView } from './view';

const HEADING = 'h1, h2, h3, h4, h5, h6';
const PAPER_LINK = 'a[href*="/papers/"]';

const page = (id: string) => `https://huggingface.co/papers/${id}`;

/** The arXiv id in the path of a paper's own page. */
const idIn = (path: string) => normalizeId('arxiv', /^\/papers\/(\d{4}\.\d{4,5})$/.exec(path)?.[1] ?? '');

function linkedId(card: CardView, link: Element): string | undefined {
  const url = card.href(link);
  return url && (url.hostname === 'huggingface.co' || url.host === card.page.host) ? idIn(url.pathname) : undefined;
}

/** The link that carries the title: the one in a heading, or with a heading in it. Thumbnails, comments and counts link to the paper too. */
const titleLink = (card: CardView) =>
  card.all(PAPER_LINK).find((link) => (link.closest(HEADING) || link.querySelector(HEADING)) && linkedId(card, link));

function title(card: CardView): string | undefined {
  const link = titleLink(card);
  return link && card.text(link.querySelector(HEADING) ?? link);
}

/** What holds one paper of a list: its article, or else the row around a heading that links to a paper. */
function cards(root: Document): Element[] {
  return [...root.querySelectorAll(PAPER_LINK)].flatMap((link) => {
    const article = link.closest('article');
    if (article) return article;
    const heading = link.closest(HEADING) ?? link.querySelector(HEADING);
    return (
      heading?.closest('li') ?? (heading && /\/papers\/\d/.test(link.getAttribute('href') ?? '') ? (heading.closest('div') ?? []) : [])
    );
  });
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null;

function factsOf(paper: Plain): Partial<FoundPaper> {
  const facts: Partial<FoundPaper> = {};
  if (typeof paper.summary === 'string') facts.abstract = paper.summary.trim();
  if (typeof paper.publishedAt === 'string') facts.date = /^\d{4}-\d{2}-\d{2}/.exec(paper.publishedAt)?.[0];
  if (Array.isArray(paper.authors)) {
    const names = paper.authors.flatMap((author) => (isPlain(author) && typeof author.name === 'string' ? author.name.trim() : []));
    if (names.length > 0) facts.authors = names.map((name) => ({ name }));
  }
  return facts;
}

/** Collects the papers anywhere in the page's data, at most ten levels down. */
function gather(value: unknown, into: Map<string, Partial<FoundPaper>>, depth = 10): void {
  if (!isPlain(value) || depth === 0) return;
  if (!Array.isArray(value) && typeof value.id === 'string' && (Array.isArray(value.authors) || typeof value.summary === 'string')) {
    const id = normalizeId('arxiv', value.id);
    if (id) into.set(id, { ...factsOf(value), ...into.get(id) });
  }
  for (const inner of Object.values(value)) gather(inner, into, depth - 1);
}

function hydration(document: Document): Map<string, Partial<FoundPaper>> {
  const papers = new Map<string, Partial<FoundPaper>>();
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

const list = {
  kind: 'listing' as const,
  card: cards,
  id: (card: CardView) => {
    const link = titleLink(card);
    return link && linkedId(card, link);
  },
  title,
  url: page,
  chip: { place: 'corner' as const, in: (card: CardView) => card.extent[0], how: 'append' as const },
};

/** Hugging Face: feeds of papers by day, week, month and trend, search, collections, and the page of one paper. */
export const huggingface: Site = {
  id: 'huggingface',
  name: 'Hugging Face',
  matches: ['https://huggingface.co/*'],
  known: hydration,
  listings: [
    { ...list, name: 'search', path: (url) => url.pathname === '/papers' && url.searchParams.has('q') },
    { ...list, name: 'papers', path: /^\/papers\/?(?:$|(?:date|week|month|trending)(?:\/|$))/ },
    {
      ...list,
      name: 'paper page',
      kind: 'paper',
      path: (url) => idIn(url.pathname.replace(/\/$/, '')) !== undefined,
      card: (root) => [root.querySelector('main') ?? root.body ?? root.documentElement],
      id: (card) => idIn(card.page.pathname.replace(/\/$/, '')),
      title: (card) => card.text('h1'),
      abstract(card) {
        const heading = card.all('h2').find((one) => card.text(one) === 'Abstract');
        return heading?.parentElement ? card.text(heading.parentElement, 'h2')?.replace(/^AI-generated summary\s*/, '') : undefined;
      },
      chip: { place: 'inline', in: (card) => card.find('h1'), how: 'append' },
    },
    { ...list, name: 'collection', path: /^\/collections\/[^/]+\/[^/]+/ },
    { ...list, name: 'papers of an organization', path: /^\/[^/]+\/papers\/?$/ },
  ],
};
