import type { Ids } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { citationPage, citedAuthors } from './citation-page';
import { dayIn, namesIn, ownLink, texts, yearIn } from './fields';
import { metaText } from './metas';
import type { Site } from './site';
import type { CardView } from './view';

const forum = (_card: CardView, { openreview: id }: Ids) => id && `https://openreview.net/forum?id=${id}`;

/** The first link of a note's heading is its title; a reply's leads into the forum of the paper it answers. */
function titleLink(card: CardView): Element | undefined {
  // Pages have a thousand notes; one part of a selector is found much sooner than two within each other.
  const link = card.all('a[href*="forum?id="]').find((one) => one.closest('h4, .note_content_title'));
  const url = ownLink(card, link);
  const note = url?.searchParams.get('noteId');
  return url?.pathname === '/forum' && (note === null || note === url.searchParams.get('id')) ? link : undefined;
}

/** The value beside a field's name, as a note lists them. */
function field(card: CardView, name: RegExp): string | undefined {
  const label = card.all('.note-content-field, .note_content_field').find((one) => name.test(card.text(one) ?? ''));
  const value = label?.parentElement?.querySelector('.note-content-value, .note_content_value');
  return value ? card.text(value) : undefined;
}

const META = '.note-meta-info, .meta_row, .forum-meta';
const metaParts = (card: CardView) =>
  [...(card.find('.note-meta-info')?.querySelectorAll('li, .item, .date') ?? [])].flatMap((part) => card.text(part) ?? []);
/** What stands between the dates and the readers is the venue, or the form it was submitted with. */
const NO_VENUE = /^(?:Readers:|\d+ Repl|.*\b(?:modified|Submission|Everyone)\b)|\d{4}$/;

/** Names without a profile are not linked, so that the line is read as text. */
const authors = (card: CardView) =>
  namesIn(card.text('.note-authors, .note_content_authors, .signatures.author', '.private-author-label, sup'), /\s*,\s*/).filter(
    (name) => !/^(?:ICLR|Paper|Submission)\b.*Authors$/.test(name),
  );

/** OpenReview's lists and forums: its first pages by a real one, those since 2021 by the public source of its website. */
export const openreview: Site = {
  id: 'openreview',
  name: 'OpenReview',
  matches: ['https://openreview.net/*'],
  listings: [
    {
      name: 'notes',
      kind: 'listing',
      path: /^\/(?:group|search|profile|tasks|venue|submissions|user|$)/,
      // A note that answers another has a heading too, but is no paper.
      card: (root) => [...root.querySelectorAll('.note, .note_panel')].filter((note) => !note.querySelector('.note-parent-title')),
      ids(card) {
        const link = titleLink(card);
        const url = link && card.href(link);
        return { openreview: url?.searchParams.get('id') ?? undefined };
      },
      url: forum,
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors,
      abstract: (card) => field(card, /^Abstract\b/i),
      year: (card) => yearIn(dayIn(card.text(META)) ?? metaParts(card)[0]),
      venue: (card) => metaParts(card).find((text) => !NO_VENUE.test(text)),
      chip: { place: 'inline', in: (card) => card.find('h4') ?? card.find('.note_content_title'), how: 'append' },
    },
    citationPage({
      name: 'forum',
      path: /^\/forum$/,
      proof: '.citation_title, .forum-title h2, .note_content_title',
      heading: '.citation_title, .forum-title h2, .note_content_title',
      ids: (card) => idsInUrl(card.page),
      url: forum,
      authors(card) {
        const written = citedAuthors(card.document);
        return written.length > 0 ? written : texts(card, '.forum-authors h3 a, .meta_row .signatures a');
      },
      abstract: (card) => metaText(card.document, 'citation_abstract') ?? field(card, /^Abstract\b/i),
      venue: (card) =>
        metaText(card.document, 'citation_conference_title') ?? texts(card, '.forum-meta .item').find((text) => !NO_VENUE.test(text)),
      chip: {
        place: 'inline',
        in: (card) => card.find('.forum-title h2') ?? card.find('h2.citation_title, .note_content_title, .citation_title'),
        how: 'append',
      },
    }),
  ],
};
