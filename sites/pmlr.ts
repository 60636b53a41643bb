import { citationPage } from './citation-page';
import { linkIds, namesIn, ownLink, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const onSite = (path: string | undefined) => path && `https://proceedings.mlr.press${path}`;
const ownPath = (card: CardView, link: Element | undefined) => /^\/[vr]\d+\/[\w.-]+\.html$/.exec(ownLink(card, link)?.pathname ?? '')?.[0];
/** The page of a paper: the first of its links that leads to one. */
const pathOf = (card: CardView) =>
  card
    .all('a[href$=".html"]')
    .map((link) => ownPath(card, link))
    .find((path) => path !== undefined);

/** PMLR, by its public volumes' templates; its papers carry their data in their head. */
export const pmlr: Site = {
  id: 'pmlr',
  name: 'PMLR',
  matches: ['https://proceedings.mlr.press/*'],
  listings: [
    {
      name: 'volume',
      kind: 'listing',
      path: /^\/[vr]\d+\/?(?:index\.html)?$/,
      card: 'div.paper',
      ids: (card) => linkIds(card, '.links a[href*="openreview.net"], .links a[href*="arxiv.org"]'),
      url: (card) => onSite(pathOf(card)),
      title: '.title',
      authors: (card) => namesIn(card.text('.authors')),
      venue: (card) => card.text('.details .info i')?.replace(/,\s*(?:PMLR.*)?$/, ''),
      year: (card) => yearIn(card.text('.details .info')) ?? yearIn(card.document.querySelector('h2')?.textContent ?? ''),
      chip: { place: 'inline', in: (card) => card.find('.title'), how: 'append' },
    },
    citationPage({
      path: /^\/[vr]\d+\/[\w.-]+\.html$/,
      ids: (card) => linkIds(card, '#extras a[href*="openreview.net"], .links a[href*="openreview.net"]'),
      url: (card) => onSite(card.page.pathname),
      abstract: (card) => card.text('#abstract, .abstract'),
    }),
  ],
};
