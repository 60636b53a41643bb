import { literatum } from './atypon';
import { citationPage, citedAuthors, citedIds } from './citation-page';
import { namesIn, ownLink, texts, yearIn } from './fields';
import type { Site } from './site';

const doiUrl = (doi: string) => `https://dl.acm.org/doi/${doi}`;

/** ACM Digital Library: search by a real page of 2020, contents by the rows they share with it, results before 2019 by how they were documented. */
export const acm: Site = {
  id: 'acm',
  name: 'ACM Digital Library',
  matches: ['https://dl.acm.org/*'],
  listings: [
    literatum({
      name: 'items',
      path: /^\/(?:action\/doSearch|toc\/|doi\/proceedings\/|journal\/|profile\/|conference\/|topic\/)/,
      doi: doiUrl,
    }),
    citationPage({
      path: /^\/doi\/(?:(?:abs|full|fullHtml|book)\/)?10\./,
      proof: 'meta[name="dc.Identifier" i], .citation__title',
      heading: 'h1.citation__title, h1[property="name"], h1',
      ids: (card) => ({ ...citedIds(card.document), doi: /\/doi\/(?:[a-z]+\/)?(10\..+)$/i.exec(card.page.pathname)?.[1] }),
      url: (_card, { doi }) => doi && doiUrl(doi),
      authors(card) {
        const shown = texts(
          card,
          '.citation .loa__author-name, .core-authors [property="author"] > a, [property="author"] .dropBlock__title',
        );
        return shown.length > 0 ? [...new Set(shown)] : citedAuthors(card.document);
      },
      abstract: (card) => card.text('.abstractSection p, #abstract [role="paragraph"], [property="abstract"] [role="paragraph"]'),
    }),
    {
      name: 'results',
      kind: 'listing',
      path: /^\/results\.cfm$/,
      card: 'div.details',
      ids: () => ({}),
      url(card) {
        const id = ownLink(card, card.find('.title a[href*="citation.cfm"]'))?.searchParams.get('id');
        return id ? `https://dl.acm.org/citation.cfm?id=${id}` : undefined;
      },
      title: '.title a',
      authors: (card) => (card.find('.authors a') ? texts(card, '.authors a') : namesIn(card.text('.authors'))),
      year: (card) => yearIn(card.text('.publicationDate')),
      venue: (card) => card.text('.source span:not(.publicationDate)')?.replace(/^[^:]{0,10}:\s*/, ''),
      chip: { place: 'inline', in: (card) => card.find('.title'), how: 'append' },
    },
  ],
};
