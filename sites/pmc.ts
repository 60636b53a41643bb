import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { doiIn, linkIds, namesIn, rowsAround, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const TITLE =
  '.title a[href*="/articles/PMC"], h2 a[href*="/articles/PMC"], h3 a[href*="/articles/PMC"], a.docsum-title[href*="/articles/PMC"]';
const titleLink = (card: CardView) => card.find(TITLE);
const pmcUrl = (_card: CardView, { pmcid }: { pmcid?: string }) => pmcid && `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`;

/** PubMed Central, by how programs that read it describe it; its articles carry their data in their head. */
export const pmc: Site = {
  id: 'pmc',
  name: 'PubMed Central',
  matches: ['https://pmc.ncbi.nlm.nih.gov/*', 'https://www.ncbi.nlm.nih.gov/*'],
  listings: [
    {
      name: 'results',
      kind: 'listing',
      path: /^\/(?:pmc\/?$|search\/?|pmc\/issues\/|pmc\/journals\/|issues\/|journals\/)/,
      card: (root) => rowsAround(root, TITLE, '.rprt, .rslt, article, li, .entry', () => true),
      ids(card) {
        const link = titleLink(card);
        const url = link && card.href(link);
        const { pmcid } = (url && idsInUrl(url)) ?? {};
        return {
          pmcid,
          doi: doiIn(/\bdoi:\s*(\S+)/i.exec(card.text('.details, .citation, .docsum-journal-citation') ?? '')?.[1]),
          ...linkIds(card, '.aux a[href*="pubmed"]'),
        };
      },
      url: pmcUrl,
      title: (card) => card.text(TITLE)?.replace(/(?<!\.)\.$/, ''),
      authors: (card) => namesIn(card.text('.desc, .full-authors, .authors'), /\s*,\s*/).map((name) => name.replace(/\.$/, '')),
      year: (card) => yearIn(card.text('.details, .citation, .docsum-journal-citation')),
      venue: (card) => /^(.+?)\.\s+(?:1[89]|20)\d\d\b/.exec(card.text('.details, .citation, .docsum-journal-citation') ?? '')?.[1],
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    citationPage({
      name: 'article',
      path: (url) => idsInUrl(url).pmcid !== undefined,
      url: pmcUrl,
      abstract: (card) => card.text('section.abstract p, .abstract p, #abstract p'),
    }),
  ],
};
