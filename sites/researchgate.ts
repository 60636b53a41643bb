import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { doiIn, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const TITLE = '[itemprop="headline"] a[href], [class*="__title"] a[href]';
const ROW =
  '[itemtype$="/ScholarlyArticle"], .nova-legacy-v-entity-item, .nova-v-entity-item, .nova-legacy-v-publication-item, .nova-v-publication-item';

const isWork = (link: Element) => /(?:^|\/)publication\/\d+/.test(link.getAttribute('href') ?? '');
const titleLink = (card: CardView) => card.all(TITLE).find(isWork);

const rows = (root: Document) => [...root.querySelectorAll(TITLE)].filter(isWork).flatMap((link) => link.closest(ROW) ?? []);

const numbered = (written: string) => {
  const number = /^(?:https:\/\/www\.researchgate\.net)?\/?publication\/(\d+)/.exec(written)?.[1];
  return number && `https://www.researchgate.net/publication/${number}`;
};

const facts = (card: CardView) => texts(card, '[class*="meta-data-item"], [class*="meta-right"] li');

/** ResearchGate: search by a real page of 2024, profiles by the block they have instead. */
export const researchgate: Site = {
  id: 'researchgate',
  name: 'ResearchGate',
  matches: ['https://www.researchgate.net/*'],
  listings: [
    {
      name: 'publications',
      kind: 'listing',
      path: /^\/(?:search|profile|scientific-contributions|lab|institution|publications)(?:[./]|$)/,
      card: rows,
      ids: (card) => ({ doi: doiIn(facts(card).find((fact) => fact.startsWith('DOI'))) }),
      // Links are written as from the top of the site, whatever page they are on.
      url: (card) => numbered(titleLink(card)?.getAttribute('href') ?? ''),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors: (card) => texts(card, '[itemprop="author"] [itemprop="name"], [class*="person-inline-item__fullname"]'),
      year: (card) => yearIn(facts(card).find((fact) => /^(?:[A-Z][a-z]{2,8} )?(?:1[6-9]|20)\d\d$/.test(fact))),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    citationPage({
      path: /^\/publication\/\d+/,
      ids: (card) => ({
        doi: doiIn(card.document.querySelector('meta[name="citation_doi"]')?.getAttribute('content') ?? ''),
        ...idsInUrl(card.page),
      }),
      url: (card) => numbered(card.page.pathname),
    }),
  ],
};
