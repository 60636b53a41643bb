import { aliasesOf, type Ids, normalizeIds } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import type { FoundPaper } from '../paper/paper';
import { inReadingOrder, metaDate, metaText, metaTexts } from './metas';
import { textOf } from './text';

const letters = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The one heading of a page that says a title, whatever signs and case it is in; else the first there is. */
function headingOf(document: Document, title: string): Element | undefined {
  const wanted = letters(title);
  const headings = [...document.querySelectorAll('h1, h2, [role="heading"]')];
  return (
    headings.find((heading) => letters(textOf(heading)) === wanted) ?? headings.find((heading) => letters(textOf(heading)).includes(wanted))
  );
}

/** The work a page is about by the metadata in its head: Highwire's `citation_*` or Dublin Core. A title alone makes none: blogs give themselves one too. */
export function paperOf(document: Document, page: URL): { paper: FoundPaper; heading: Element } | undefined {
  const title = metaText(document, 'citation_title') ?? (metaText(document, 'dc.identifier') ? metaText(document, 'dc.title') : undefined);
  if (!title) return undefined;
  const written = metaTexts(document, 'dc.identifier').find((id) => /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4}/i.test(id));
  const ids: Ids = normalizeIds({
    doi: metaText(document, 'citation_doi') ?? written,
    arxiv: metaText(document, 'citation_arxiv_id'),
    pmid: metaText(document, 'citation_pmid'),
    ...idsInUrl(page),
  });
  const venue =
    metaText(document, 'citation_conference_title') ??
    metaText(document, 'citation_journal_title') ??
    metaText(document, 'citation_inbook_title');
  const isScholarly = aliasesOf(ids).length > 0 || venue !== undefined || metaText(document, 'citation_pdf_url') !== undefined;
  const heading = headingOf(document, title);
  if (!isScholarly || !heading) return undefined;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
  const own = URL.canParse(canonical, page) ? new URL(canonical, page) : page;
  const url = own.hostname === page.hostname ? own.href.replace(/#.*$/, '') : page.href.replace(/[?#].*$/, '');
  const paper: FoundPaper = { ids, site: 'web', title, url };
  const authors =
    metaTexts(document, 'citation_author').length > 0 ? metaTexts(document, 'citation_author') : metaTexts(document, 'dc.creator');
  if (authors.length > 0) paper.authors = authors.map((name) => ({ name: inReadingOrder(name) }));
  if (venue) paper.venue = venue;
  const abstract = metaText(document, 'citation_abstract');
  if (abstract) paper.abstract = abstract;
  Object.assign(
    paper,
    metaDate(document, 'citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year', 'dc.date'),
  );
  return { paper, heading };
}
