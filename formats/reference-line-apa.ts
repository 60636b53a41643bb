import { isLiteral, type Name } from '../paper/name';
import { editionText, initials } from './initials';
import type { People } from './plain-text';
import type { Work } from './work';

const MOST_NAMES = 20;

function inverted(name: Name): string {
  if (isLiteral(name)) return name.literal;
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  return [family, initials(name.given ?? ''), name.suffix].filter(Boolean).join(', ');
}

function upright(name: Name): string {
  if (isLiteral(name)) return name.literal;
  return [initials(name.given ?? ''), name.particle, name.family].filter(Boolean).join(' ') + (name.suffix ? `, ${name.suffix}` : '');
}

/** Up to 20 names; of more the first 19 and the last. */
function authorsOf({ names, more }: People): string {
  const all = names.map(inverted);
  const [last = ''] = all.slice(-1);
  if (all.length > MOST_NAMES) return `${all.slice(0, MOST_NAMES - 1).join(', ')}, … ${last}`;
  if (more) return `${all.join(', ')}, et al.`;
  return all.length > 1 ? `${all.slice(0, -1).join(', ')}, & ${last}` : last;
}

function editorsOf({ names }: People): string {
  const all = names.map(upright);
  const [last = ''] = all.slice(-1);
  const before = all.slice(0, -1);
  const text = before.length > 1 ? `${before.join(', ')}, & ${last}` : [...before, last].join(' & ');
  return text && `${text} (${all.length > 1 ? 'Eds.' : 'Ed.'})`;
}

const inPages = (pages: string) => pages.replace(/-/g, '–');
const pp = (pages: string) => pages && `${/[-,]/.test(pages) ? 'pp.' : 'p.'} ${inPages(pages)}`;
const brackets = (...parts: string[]) => {
  const inside = parts.filter(Boolean).join(', ');
  return inside && `(${inside})`;
};
const sentence = (text: string) => text && (/[.?!…]$/.test(text) ? text : `${text}.`);
const words = (...parts: string[]) => parts.filter(Boolean).join(' ');

/** What a work stands in or who published it. */
function source(work: Work): string {
  const { container, volume, number, pages, publisher } = work;
  const editors = editorsOf(work.editors);
  switch (work.type) {
    case 'article': {
      const issue = number && `(${number})`;
      return sentence([container, `${volume}${issue}`, inPages(pages)].filter(Boolean).join(', '));
    }
    case 'inproceedings':
    case 'incollection':
    case 'inbook': {
      // BibTeX's part of a book has the book's own title.
      if (!container) return sentence(publisher);
      const place = words(container, brackets(editionText(work.edition), volume && `Vol. ${volume}`, pp(pages)));
      return words(sentence(place && `In ${[editors, place].filter(Boolean).join(', ')}`), sentence(publisher));
    }
    case 'preprint':
      return sentence(container);
    case 'phdthesis':
    case 'mastersthesis':
      return '';
    default:
      return words(sentence(work.type === 'misc' || !publisher ? container : ''), sentence(publisher));
  }
}

/** What APA puts after the title: the edition, the number of a report, the kind of a thesis. */
function afterTitle(work: Work): string {
  const by = work.publisher || work.container;
  if (work.type === 'phdthesis') return `[${['Doctoral dissertation', by].filter(Boolean).join(', ')}]`;
  if (work.type === 'mastersthesis') return `[${['Master’s thesis', by].filter(Boolean).join(', ')}]`;
  if (work.type === 'techreport') return brackets(work.number && `No. ${work.number}`);
  if (work.type === 'preprint') return brackets(work.ids.arxiv ? `arXiv:${work.ids.arxiv}` : '');
  if (work.type === 'inbook' && !work.container) return brackets(editionText(work.edition), pp(work.pages));
  if (work.type === 'book' || work.type === 'proceedings' || work.type === 'manual') {
    return brackets(editionText(work.edition), work.volume && `Vol. ${work.volume}`);
  }
  return '';
}

/** A reference in the style of the American Psychological Association's manual, 7th edition, chapter 9. */
export function apa(work: Work): string {
  const isEdited = work.authors.names.length === 0 && (work.type === 'book' || work.type === 'proceedings');
  const by =
    authorsOf(work.authors) || (isEdited ? words(authorsOf(work.editors), brackets(work.editors.names.length > 1 ? 'Eds.' : 'Ed.')) : '');
  const hasBy = by !== '' && (!isEdited || work.editors.names.length > 0);
  const year = `(${work.when?.year ?? 'n.d.'}).`;
  const extra = afterTitle(work);
  const title = extra ? `${words(work.title, extra)}.` : sentence(work.title);
  const link = work.doi ? `https://doi.org/${work.doi}` : work.link;
  return hasBy ? words(sentence(by), year, title, source(work), link) : words(title, year, source(work), link);
}
