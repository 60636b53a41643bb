import type { Ids } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { inReadingOrder, metaDate, metaText, metaTexts } from './metas';
import type { Listing } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const letters = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The one heading of a page that says a title, whatever signs and case it is in; else the first that holds it. */
export function headingOf(document: Document, title: string): Element | undefined {
  const wanted = letters(title);
  const headings = [...document.querySelectorAll('h1, h2, [role="heading"]')];
  return (
    headings.find((heading) => letters(textOf(heading)) === wanted) ?? headings.find((heading) => letters(textOf(heading)).includes(wanted))
  );
}

/** Names of the work in a page's head: Highwire's `citation_*`, PRISM's and Dublin Core's. */
export function citedIds(document: Document): Ids {
  const isDoi = (id: string) => /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4}/i.test(id);
  const doi = ['citation_doi', 'prism.doi', 'dc.identifier.doi', 'dc.identifier'].flatMap((name) => metaTexts(document, name)).find(isDoi);
  return {
    ...(doi && { doi }),
    arxiv: metaText(document, 'citation_arxiv_id'),
    pmid: metaText(document, 'citation_pmid'),
    pmcid: metaText(document, 'citation_pmcid'),
  };
}

/** Authors in a page's head, in the order people read a name. Some pages write them all into one, parted by semicolons. */
export function citedAuthors(document: Document): string[] {
  const written = ['citation_author', 'citation_authors', 'dc.creator'].map((name) => metaTexts(document, name));
  return (written.find((names) => names.length > 0) ?? [])
    .flatMap((names) => names.split(/\s*;\s*/))
    .map(inReadingOrder)
    .filter((name) => name !== '');
}

/** The journal or the proceedings a page's head names. */
export function citedVenue(document: Document): string | undefined {
  return ['citation_conference_title', 'citation_journal_title', 'citation_inbook_title', 'citation_conference', 'citation_book_title']
    .map((name) => metaText(document, name))
    .find((text) => text !== undefined);
}

const DATES = ['citation_publication_date', 'citation_date', 'citation_online_date', 'citation_cover_date', 'citation_year', 'dc.date'];

/** The date in a page's head, whole or as far as the year. */
export const citedDate = (document: Document) => metaDate(document, ...DATES);

/** What a head says may be written with the tags of its page. */
const TAGS = /<\/?(?:jats:)?(?:p|i|b|em|strong|bold|italic|su[bp]|span|sec|title|br|div|h[1-6])(?:\s[\w:-]+=[^<>]*)?\s*\/?>/gi;
const untagged = (text: string | undefined) => text?.replace(TAGS, '').trim();
const citedTitle = (document: Document) => untagged(metaText(document, 'citation_title') ?? metaText(document, 'dc.title'));

function titleOf(card: CardView, shown: string): string | undefined {
  const written = citedTitle(card.document);
  const heading = written === undefined ? card.find(shown) : headingOf(card.document, written);
  const text = heading && card.text(heading);
  // The heading has signs and formulas that a head may lose, but may also have a badge or the kind of the article.
  return text && (written === undefined || letters(text) === letters(written)) ? text : (written ?? text);
}

/** What a site's single page differs in. */
export interface CitationPage extends Partial<Omit<Listing, 'kind' | 'card'>> {
  path: Listing['path'];
  /** The heading with the title, where the head of the page has none. */
  heading?: string;
  /** What says that the page is of a paper, where it has no `citation_title`. */
  proof?: string;
}

/** A page of one paper that says what it is in its head, as nearly all publishers' do for Google Scholar (its inclusion guidelines name the fields). */
export function citationPage({ heading = 'h1', proof, ...own }: CitationPage): Listing {
  return {
    name: 'paper page',
    kind: 'paper',
    card(root) {
      const cited = metaText(root, 'citation_title') ?? (citedIds(root).doi && metaText(root, 'dc.title'));
      const isPaper = cited !== undefined || (proof !== undefined && root.querySelector(proof) !== null);
      return isPaper ? [root.body ?? root.documentElement] : [];
    },
    ids: (card) => ({ ...citedIds(card.document), ...idsInUrl(card.page) }),
    url: (card) => card.page.origin + card.page.pathname,
    title: (card) => titleOf(card, heading),
    authors: (card) => citedAuthors(card.document),
    abstract: (card) => untagged(metaText(card.document, 'citation_abstract')),
    date: (card) => citedDate(card.document).date,
    year: (card) => citedDate(card.document).year,
    venue: (card) => citedVenue(card.document),
    chip: {
      place: 'inline',
      in(card) {
        const written = citedTitle(card.document);
        return (written === undefined ? undefined : headingOf(card.document, written)) ?? card.find(heading);
      },
      how: 'append',
    },
    ...own,
  };
}
