import { aliasesOf, type Ids, normalizeIds } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import type { FoundPaper } from '../paper/paper';
import { citedAuthors, citedDate, citedIds, citedVenue, headingOf } from './citation-page';
import { metaText } from './metas';

/** The work a page is about by the metadata in its head: Highwire's `citation_*` or Dublin Core. A title alone makes none: blogs give themselves one too. */
export function paperOf(document: Document, page: URL): { paper: FoundPaper; heading: Element } | undefined {
  const title = metaText(document, 'citation_title') ?? (metaText(document, 'dc.identifier') ? metaText(document, 'dc.title') : undefined);
  if (!title) return undefined;
  const ids: Ids = normalizeIds({ ...citedIds(document), ...idsInUrl(page) });
  const venue = citedVenue(document);
  const isScholarly = aliasesOf(ids).length > 0 || venue !== undefined || metaText(document, 'citation_pdf_url') !== undefined;
  const heading = headingOf(document, title);
  if (!isScholarly || !heading) return undefined;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const own = URL.canParse(canonical, page) ? new URL(canonical, page) : page;
  const url = own.hostname === page.hostname ? own.href.replace(/#.*$/, '') : page.href.replace(/[?#].*$/, '');
  const paper: FoundPaper = { ids, site: 'web', title, url };
  const authors = citedAuthors(document);
  if (authors.length > 0) paper.authors = authors.map((name) => ({ name }));
  if (venue) paper.venue = venue;
  const abstract = metaText(document, 'citation_abstract');
  if (abstract) paper.abstract = abstract;
  Object.assign(paper, citedDate(document));
  return { paper, heading };
}
