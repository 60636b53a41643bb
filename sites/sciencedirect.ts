import { citationPage, citedAuthors } from './citation-page';
import { dayIn, isNoPaper, namesIn, ownLink, rowsAround, texts, yearIn } from './fields';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const TITLE = 'a.result-list-title-link, h2 a[href*="/science/article/pii/"], a.article-content-title, h3 a[href*="/science/article/pii/"]';
const isWork = (link: Element) =>
  /\/science\/article\/(?:abs\/)?pii\/[A-Z0-9]+/i.test(link.getAttribute('href') ?? '') && !isNoPaper(textOf(link));
const titleLink = (card: CardView) => card.all(TITLE).find(isWork);

const canonical = (url: URL | undefined) => {
  const pii = /^\/science\/article\/(?:abs\/)?pii\/([A-Z0-9]+)/i.exec(url?.pathname ?? '')?.[1];
  return pii && `https://www.sciencedirect.com/science/article/pii/${pii.toUpperCase()}`;
};

/** ScienceDirect: search by a real page of 2024, contents and articles by how programs that read them describe them. */
export const sciencedirect: Site = {
  id: 'sciencedirect',
  name: 'ScienceDirect',
  matches: ['https://www.sciencedirect.com/*'],
  listings: [
    {
      name: 'results',
      kind: 'listing',
      path: /^\/(?:search|journal\/|science\/journal\/|book\/|handbook\/)/,
      card: (root) => rowsAround(root, TITLE, '.ResultItem, .js-article-list-item, .article-item, li, dl', isWork),
      ids: (card) => ({ doi: card.extent[0]?.getAttribute('data-doi') ?? card.find('[data-doi]')?.getAttribute('data-doi') ?? undefined }),
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors(card) {
        const listed = texts(card, 'ol.Authors .author, .Authors li');
        return listed.length > 0 ? [...new Set(listed)] : namesIn(card.text('.js-article__item__authors, .article-authors'));
      },
      venue: (card) =>
        card.text('.subtype-srctitle-link') ?? card.document.querySelector('.js-title-text, #journal-title')?.textContent?.trim(),
      date: (card) => dayIn(card.text('.srctitle-date-fields, .js-article-item-date')),
      year: (card) => yearIn(card.text('.srctitle-date-fields > span:last-child') ?? card.text('.js-article-item-date')),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    citationPage({
      name: 'article',
      path: /^\/science\/article\/(?:abs\/)?pii\//,
      heading: 'h1 .title-text, h1#screen-reader-main-title',
      url: (card) => canonical(card.page),
      authors(card) {
        const written = citedAuthors(card.document);
        const shown = card
          .all('.author-group [data-xocs-content-type="author"], .author-group .author')
          .flatMap((one) => [...one.querySelectorAll('.given-name, .surname')].map((part) => textOf(part)).join(' ') || []);
        return written.length > 0 ? written : shown;
      },
      abstract: (card) => card.text('.abstract.author > div, .abstract.author', 'h2'),
    }),
  ],
};
