import { citationPage, citedAuthors } from './citation-page';
import { isNoPaper, namesIn, ownLink, rowsAround, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const TITLE = 'h2 a[href*="/presentation/"], h3 a[href*="/presentation/"], .node-title a[href*="/presentation/"]';
const PATH = /^\/(?:conference|publications)\/[\w-]+\/presentation\/[\w-]+/;
/** Names come in groups, each with its place of work in italics after a comma. */
const people = (card: CardView) =>
  namesIn(card.text('.field-name-field-paper-people-text, .field-name-field-presented-by, .paper-authors', 'em, i'));
const canonical = (url: URL | undefined) => {
  const path = PATH.exec(url?.pathname ?? '')?.[0];
  return path && `https://www.usenix.org${path}`;
};
const year = (card: CardView) => {
  const two = /^\/(?:conference|publications)\/[a-z-]+?(\d\d)\b/.exec(card.page.pathname)?.[1];
  return two ? 2000 + Number(two) : yearIn(card.page.pathname);
};
/** Keynotes and panels are presentations too; papers have their authors in a field of its own. */
const isPaper = (row: Element) => row.matches('.node-paper') || row.querySelector('.field-name-field-paper-people-text') !== null;

/** USENIX technical sessions and presentations, by how programs that read them describe them. */
export const usenix: Site = {
  id: 'usenix',
  name: 'USENIX',
  matches: ['https://www.usenix.org/*'],
  listings: [
    citationPage({
      name: 'presentation',
      path: PATH,
      heading: 'h1#page-title, h1',
      url: (card) => canonical(card.page),
      authors(card) {
        const written = citedAuthors(card.document);
        return written.length > 0 ? written : people(card);
      },
      abstract: (card) => card.text('.field-name-field-paper-description, .field-name-field-paper-description-long'),
    }),
    {
      name: 'technical sessions',
      kind: 'listing',
      path: /^\/(?:conference|publications|events)\//,
      card: (root) => rowsAround(root, TITLE, 'article, .node, li', (link) => !isNoPaper(textOf(link))).filter(isPaper),
      ids: () => ({}),
      url: (card) => canonical(ownLink(card, card.find(TITLE))),
      title: (card) => card.text(TITLE),
      authors: people,
      abstract: (card) => card.text('.field-name-field-paper-description-long, .field-name-field-paper-description'),
      year,
      chip: { place: 'inline', in: (card) => card.find(TITLE), how: 'after' },
    },
  ],
};
