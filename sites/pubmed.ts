import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { dayIn, doiIn, linkIds, namesIn, texts, yearIn } from './fields';
import type { Site } from './site';

const pubmedUrl = (pmid: string | undefined) => pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;

/** `Qual Health Res. 2023 Nov 21:…`: the month is written after the year. */
const published = (line = '') => {
  const [, year, month, day] = /\b((?:1[89]|20)\d\d) ([A-Z][a-z]{2}) (\d{1,2})\b/.exec(line) ?? [];
  return dayIn(`${day} ${month} ${year}`);
};
const LINE = '.full-journal-citation, .docsum-journal-citation';

/** PubMed: search by a real page of 2024, articles by how programs that read them describe them. What else it calls similar is no card. */
export const pubmed: Site = {
  id: 'pubmed',
  name: 'PubMed',
  matches: ['https://pubmed.ncbi.nlm.nih.gov/*'],
  listings: [
    {
      name: 'results',
      kind: 'listing',
      path: (url) => !/^\/(?:\d+|advanced|help|about|clinical|download|citmatch|batchcitmatch)(?:\/|$)/.test(url.pathname),
      card: 'article.full-docsum, .full-docsum',
      ids: (card) => ({
        pmid: card.find('[data-article-id]')?.getAttribute('data-article-id') ?? card.text('.docsum-pmid'),
        doi: doiIn(/\bdoi:\s*(\S+)/i.exec(card.text(LINE) ?? '')?.[1]),
        pmcid: /\bPMC\d+\b/.exec(card.text('.docsum-citation') ?? '')?.[0],
      }),
      url: (_card, { pmid }) => pubmedUrl(pmid),
      title: (card) => card.text('.docsum-title')?.replace(/(?<!\.)\.$/, ''),
      authors: (card) => namesIn(card.text('.full-authors, .docsum-authors'), /\s*,\s*/).map((name) => name.replace(/\.$/, '')),
      venue: (card) => /^(.+?)\.\s+(?:1[89]|20)\d\d\b/.exec(card.text(LINE) ?? '')?.[1],
      date: (card) => published(card.text(LINE)),
      year: (card) => yearIn(card.text(LINE)?.replace(/^[^.]*\.\s*/, '')),
      chip: { place: 'inline', in: (card) => card.find('.docsum-title'), how: 'after' },
    },
    citationPage({
      name: 'article',
      path: (url) => idsInUrl(url).pmid !== undefined,
      proof: 'h1.heading-title',
      heading: 'h1.heading-title',
      ids: (card) => ({
        doi: doiIn(
          card.document.querySelector('meta[name="citation_doi"]')?.getAttribute('content') ??
            card.text('.identifier.doi a, .citation-doi'),
        ),
        ...linkIds(card, '#full-view-identifiers .pmc a, .identifier.pmc a'),
        ...idsInUrl(card.page),
      }),
      url: (_card, { pmid }) => pubmedUrl(pmid),
      title: (card) => card.text('h1.heading-title')?.replace(/(?<!\.)\.$/, ''),
      authors: (card) => [...new Set(texts(card, '#full-view-heading .authors-list a.full-name, .authors-list .full-name'))],
      abstract: (card) => card.text('#eng-abstract, .abstract-content'),
      venue: (card) => card.text('#full-view-journal-trigger, .journal-actions-trigger'),
      date: (card) => published(card.text('.article-citation .cit, .cit')),
      year: (card) => yearIn(card.text('.article-citation .cit, .cit')),
      chip: { place: 'inline', in: (card) => card.find('h1.heading-title'), how: 'append' },
    }),
  ],
};
