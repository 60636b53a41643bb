import type { Ids } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { citationPage, citedAuthors } from './citation-page';
import { dayIn, doiIn, ownLink, texts, yearIn } from './fields';
import { metaText } from './metas';
import type { Site } from './site';
import type { CardView } from './view';

const TITLE = 'h3.citation-title a[href], .citation-title a[href]';
const titleUrl = (card: CardView) => ownLink(card, card.find(TITLE));
const canonical = (url: URL | undefined) =>
  url && /^\/(?:article|abstract)\//.test(url.pathname) ? `https://europepmc.org${url.pathname.replace(/\/$/, '')}` : undefined;

function rowIds(card: CardView): Ids {
  const url = titleUrl(card);
  const line = texts(card, '[id*="--id--"]').join(' ');
  const said = { pmid: /PMID:\s*(\d+)/.exec(line)?.[1], pmcid: /PMC\d+/.exec(line)?.[0], doi: doiIn(/DOI:\s*(\S+)/i.exec(line)?.[1]) };
  return { ...said, ...(url && idsInUrl(url)) };
}

/** Europe PMC: search by a real page of 2026, articles by how its website names their parts. */
export const europepmc: Site = {
  id: 'europepmc',
  name: 'Europe PMC',
  matches: ['https://europepmc.org/*', 'https://www.europepmc.org/*'],
  listings: [
    {
      name: 'results',
      kind: 'listing',
      path: /^\/(?:search|authors|grantfinder|collections|preprints)/i,
      card: 'div.citation:has(.citation-title), li.citation:has(.citation-title)',
      ids: rowIds,
      url: (card) => canonical(titleUrl(card)),
      title: (card) => card.text(TITLE)?.replace(/(?<!\.)\.$/, ''),
      authors: (card) => texts(card, '.citation-author-list a').filter((name) => !/^(?:\.\.\.|Show|\(show|et al)/i.test(name)),
      venue: (card) => card.text('[id*="publisher--name"], a[href*="JOURNAL%3A"]'),
      date: (card) => dayIn(card.text('[id*="pub-date"]')),
      year: (card) => yearIn(card.text('[id*="pub-date"]')),
      chip: { place: 'inline', in: (card) => card.find('.citation-title'), how: 'append' },
    },
    citationPage({
      name: 'article',
      path: /^\/(?:article|articles|abstract)\//i,
      proof: 'h1[id*="article"], h1.article--title, #article--current--title',
      url: (card) => canonical(card.page),
      title: (card) =>
        (
          metaText(card.document, 'citation_title') ?? card.text('h1[id*="article"], h1.article--title, #article--current--title, h1')
        )?.replace(/(?<!\.)\.$/, ''),
      authors(card) {
        const written = citedAuthors(card.document);
        return written.length > 0 ? written : texts(card, '[id*="author-list"] .author-name, .author-refs .author-name');
      },
      abstract: (card) => card.text('#article--abstract--content, [id*="abstract--content"]'),
    }),
  ],
};
