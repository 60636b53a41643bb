import { aliasesOf, normalizeIds } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import type { FoundPaper } from '../paper/paper';
import { citedAuthors, citedDate, citedIds, citedVenue, headingOf } from './citation-page';
import { linkedArticle } from './json-ld';
import { metaText } from './metas';

/** The page's own address, without what readers and referrers add to it. */
function addressOf(document: Document, page: URL): string {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const own = URL.canParse(canonical, page) ? new URL(canonical, page) : page;
  return own.hostname === page.hostname ? own.href.replace(/#.*$/, '') : page.href.replace(/[?#].*$/, '');
}

/** What the head of the page says: Highwire's `citation_*` or Dublin Core. A title alone makes no work: blogs give themselves one too. */
function cited(document: Document, page: URL): FoundPaper | undefined {
  const title = metaText(document, 'citation_title') ?? (metaText(document, 'dc.identifier') ? metaText(document, 'dc.title') : undefined);
  if (!title) return undefined;
  const ids = normalizeIds({ ...citedIds(document), ...idsInUrl(page) });
  const venue = citedVenue(document);
  const isScholarly = aliasesOf(ids).length > 0 || venue !== undefined || metaText(document, 'citation_pdf_url') !== undefined;
  if (!isScholarly) return undefined;
  const paper: FoundPaper = { ids, site: 'web', title };
  const authors = citedAuthors(document);
  if (authors.length > 0) paper.authors = authors.map((name) => ({ name }));
  if (venue) paper.venue = venue;
  const abstract = metaText(document, 'citation_abstract');
  if (abstract) paper.abstract = abstract;
  return Object.assign(paper, citedDate(document));
}

/** What the page says of itself as linked data. */
function linked(document: Document, page: URL): FoundPaper | undefined {
  const article = linkedArticle(document);
  if (!article) return undefined;
  const { title, authors, venue, date, abstract } = article;
  const paper: FoundPaper = { ids: normalizeIds({ ...article.ids, ...idsInUrl(page) }), site: 'web', title };
  if (authors.length > 0) paper.authors = authors.map((name) => ({ name }));
  if (venue) paper.venue = venue;
  if (abstract) paper.abstract = abstract;
  if (date) Object.assign(paper, { year: Number(date.slice(0, 4)), ...(date.length === 10 && { date }) });
  return paper;
}

/** The work a page is about, by what its head or its linked data say, and the heading that shows its title. */
export function paperOf(document: Document, page: URL): { paper: FoundPaper; heading: Element } | undefined {
  const said = cited(document, page) ?? linked(document, page);
  const heading = said && headingOf(document, said.title);
  if (!said || !heading) return undefined;
  const { ids, site, title, ...facts } = said;
  return { paper: { ids, site, title, url: addressOf(document, page), ...facts }, heading };
}
