import { citationPage, citedAuthors } from './citation-page';
import { linkIds, namesIn, ownLink, rowsAround, texts, yearIn } from './fields';
import { metaText } from './metas';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const EVENT = /^\/virtual\/(\d{4})\/(?:[\w.-]+\/)?(poster|oral|spotlight|loc\/poster|paper)\/(\d+)/;
const LINKS = 'a[href*="/poster/"], a[href*="/oral/"], a[href*="/spotlight/"]';
const ROWS = '.track-schedule-card, .displaycards, .pp-card, .eventsession, .maincard, .event-card, .card, li, tr';
const NAMES = /\s*[·⋅,;]\s*/;

const isWork = (link: Element) =>
  /\/virtual\/\d{4}\/(?:[\w.-]+\/)?(?:poster|oral|spotlight)\/\d+\/?$/.test(link.getAttribute('href') ?? '') &&
  /\p{L}.*\s/u.test(textOf(link));
const titleLink = (card: CardView) => card.all(LINKS).find(isWork);

function canonical(url: URL | undefined): string | undefined {
  const [, year, kind, number] = EVENT.exec(url?.pathname ?? '') ?? [];
  return url && year && kind && number ? `${url.origin}/virtual/${year}/${kind.replace('loc/', '')}/${number}` : undefined;
}
const outward = 'a[href*="openreview.net/forum"], a[href*="arxiv.org/abs"]';
const conference = (card: CardView) => {
  const [name] = /neurips|icml|iclr|aistats|mlsys|cvpr|eccv|iccv/.exec(card.page.hostname) ?? [];
  const year = yearIn(card.page.pathname);
  const written = { neurips: 'NeurIPS', mlsys: 'MLSys' }[name ?? ''] ?? name?.toUpperCase();
  return written && year ? `${written} ${year}` : undefined;
};

/** Virtual sites of ICML, ICLR, NeurIPS and what shares their software: sessions by a real page of 2025, the rest by how they are described. */
export const conferences: Site = {
  id: 'conferences',
  name: 'ICML, ICLR and NeurIPS virtual',
  matches: [
    'https://icml.cc/*',
    'https://iclr.cc/*',
    'https://neurips.cc/*',
    'https://nips.cc/*',
    'https://virtual.aistats.org/*',
    'https://mlsys.org/*',
  ],
  listings: [
    citationPage({
      name: 'event',
      path: (url) => canonical(url) !== undefined,
      proof: 'h2.card-title.main-title, h1.event-title, .event-title',
      heading: 'h2.card-title.main-title, h1.event-title, .event-title',
      ids: (card) => linkIds(card, `.card ${outward.replace(', ', ', .card ')}, .event-actions a, .action-buttons a`),
      url: (card) => canonical(card.page),
      title: (card) => card.text('h2.card-title.main-title, h1.event-title, .event-title') ?? metaText(card.document, 'citation_title'),
      authors(card) {
        const written = citedAuthors(card.document);
        return written.length > 0 ? written : namesIn(card.text('h3.card-subtitle, .event-organizers, .card-subtitle'), NAMES);
      },
      abstract: (card) =>
        card.text('#abstractExample p, .abstract-text-inner, #abstract-content') ??
        card.text('#abstractExample')?.replace(/^Abstract:\s*/, ''),
      venue: conference,
      year: (card) => yearIn(card.page.pathname),
    }),
    {
      name: 'sessions',
      kind: 'listing',
      path: /^\/virtual\/\d{4}(?:\/|$)/,
      card: (root) => rowsAround(root, LINKS, ROWS, isWork),
      ids: (card) => linkIds(card, outward),
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors(card) {
        const line = card.find('p.text-muted, .author-str, h6.card-subtitle, .card-subtitle, .event-organizers');
        return namesIn(line && card.text(line), NAMES);
      },
      abstract: (card) => card.text('.abstract, .abstract-display'),
      venue: conference,
      year: (card) => yearIn(card.page.pathname),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    {
      name: 'schedule',
      kind: 'listing',
      path: /^\/Conferences\/\d{4}\//,
      card: '.maincard.poster, .maincard.oral, .maincard.spotlight',
      ids: (card) => linkIds(card, outward),
      url(card) {
        const number = /\d+/.exec(card.extent[0]?.getAttribute('id') ?? '')?.[0];
        const year = yearIn(card.page.pathname);
        return number && year ? `${card.page.origin}/virtual/${year}/poster/${number}` : undefined;
      },
      title: '.maincardBody',
      authors: (card) => namesIn(texts(card, '.maincardFooter')[0], NAMES),
      venue: conference,
      year: (card) => yearIn(card.page.pathname),
      chip: { place: 'inline', in: (card) => card.find('.maincardBody'), how: 'append' },
    },
  ],
};
