import { isLiteral, type Name } from '../paper/name';
import { editionText, initials } from './initials';
import type { People } from './plain-text';
import type { Work } from './work';

const MONTHS = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'Jun.', 'Jul.', 'Aug.', 'Sep.', 'Oct.', 'Nov.', 'Dec.'];
/** From more authors than this on, the first stands for all. */
const MOST_NAMES = 6;

function upright(name: Name): string {
  if (isLiteral(name)) return name.literal;
  return [initials(name.given ?? ''), name.particle, name.family, name.suffix].filter(Boolean).join(' ');
}

function listOf({ names, more }: People): string {
  const all = names.map(upright);
  if (all.length === 0) return '';
  if (all.length > MOST_NAMES) return `${all[0]} et al.`;
  if (more) return `${all.join(', ')} et al.`;
  if (all.length < 3) return all.join(' and ');
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
}

const pp = (pages: string) => pages && `${/[-,]/.test(pages) ? 'pp.' : 'p.'} ${pages.replace(/-/g, '–')}`;
const when = ({ when: date }: Work) => (date ? [MONTHS[(date.month ?? 0) - 1], date.year].filter(Boolean).join(' ') : '');
const year = ({ when: date }: Work) => (date ? String(date.year) : '');
const vol = (volume: string) => volume && `vol. ${volume}`;
const press = (work: Work) => [work.address, work.publisher].filter(Boolean).join(': ');

function editorsOf({ editors }: Work): string {
  const all = listOf(editors);
  return all && `${all}, ${editors.names.length > 1 ? 'Eds.' : 'Ed.'}`;
}

/** What follows the title, piece by piece. */
function source(work: Work): string[] {
  const { container, volume, number, pages, publisher, address, series } = work;
  switch (work.type) {
    case 'article':
      return [container, vol(volume), number && `no. ${number}`, pp(pages), when(work)];
    case 'inproceedings':
    case 'incollection':
    case 'inbook':
      return [
        container && `in ${container}`,
        series && `ser. ${series}`,
        editorsOf(work),
        editionText(work.edition),
        vol(volume),
        press(work),
        year(work),
        pp(pages),
      ];
    case 'preprint':
      return [year(work), work.ids.arxiv ? `arXiv:${work.ids.arxiv}` : container];
    case 'phdthesis':
      return ['Ph.D. dissertation', publisher || container, address, year(work)];
    case 'mastersthesis':
      return ['M.S. thesis', publisher || container, address, year(work)];
    case 'techreport':
      return [publisher || container, address, number && `Rep. ${number}`, year(work)];
    case 'book':
    case 'proceedings':
    case 'manual':
    case 'booklet':
      return [work.authors.names.length > 0 ? editorsOf(work) : '', editionText(work.edition), vol(volume), press(work), year(work)];
    default:
      return [container, publisher, year(work)];
  }
}

const WHOLE = new Set<Work['type']>(['book', 'proceedings', 'manual', 'booklet']);
/** A work whose title is that of a book. */
const isBook = (work: Work) => WHOLE.has(work.type) || (work.type === 'inbook' && !work.container);

/** A reference in the style of the IEEE's reference guide. */
export function ieee(work: Work): string {
  const by = listOf(work.authors) || (isBook(work) ? editorsOf(work) : '');
  const last = /[?!]$/.test(work.title) ? '' : ',';
  const isWhole = isBook(work);
  const title = isWhole ? work.title : `“${work.title.replace(/\.$/, '')}${last}”`;
  const hasDoi = work.doi !== '' && work.type !== 'preprint';
  const rest = [...source(work), hasDoi ? `doi: ${work.doi}` : ''].filter(Boolean);
  const tail = rest.join(', ');
  const head = [by && `${by},`, title].filter(Boolean).join(' ');
  const joined = tail ? `${head}${isWhole ? ',' : ''} ${tail}` : head.replace(/,”$/, '”');
  const line = /[.]$/.test(joined) ? joined : `${joined}.`;
  const isFound = work.doi !== '' || work.link === '';
  return isFound ? line : `${line} [Online]. Available: ${work.link}`;
}
