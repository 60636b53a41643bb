import type { Ids } from '../paper/ids';
import { aliasesOf } from '../paper/ids';
import type { BrokenRecord, ImportedFile } from '../paper/imported';
import { idsInText } from '../paper/link-ids';
import { UNTITLED } from '../paper/paper';

/** Most words of a pasted text that are looked at. */
const MOST = 50_000;
/** Words that stand between names and are none. */
const FILLER = /^(?:and|und|et|or|arxiv:?|doi:?|pmid:?|id:?|see|the|[-–—*•·\d]+[.)]?)$/i;

/** A name written out stands for the title until a service or a page says it. */
const nameOf = (ids: Ids, word: string) => aliasesOf(ids)[0]?.replace(':', ' ') ?? word;

/** The names in a pasted text: one a line or parted by spaces, commas and semicolons, of all kinds mixed; what is no name is told with its line. */
export function readList(text: string): ImportedFile {
  const out: ImportedFile = { records: [], broken: [] };
  const seen = new Set<string>();
  let words = 0;
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    // `arXiv: 2401.00001` and `PMID: 123` are one name.
    const parts = line
      .replace(/\b(arxiv|doi|pmid):\s+/gi, '$1:')
      .split(/[\s,;|<>]+/)
      .filter(Boolean);
    for (const word of parts) {
      words += 1;
      if (words > MOST) return tooMany(out, index + 1);
      const ids = idsInText(word);
      const [name] = aliasesOf(ids);
      if (name && !seen.has(name)) {
        seen.add(name);
        const url = /^https?:\/\//i.test(word) ? { url: word } : {};
        out.records.push({ found: { ids, site: UNTITLED, title: nameOf(ids, word), ...url }, line: index + 1 });
      } else if (!name && !FILLER.test(word)) {
        const why = 'This is no arXiv id, DOI, PubMed number, ACL Anthology id or address of a paper.';
        out.broken.push({ line: index + 1, why, text: word.slice(0, 200) });
      }
    }
  }
  return out;
}

function tooMany(out: ImportedFile, line: number): ImportedFile {
  const rest: BrokenRecord = { line, why: `From here on the list was left out: it has more than ${MOST} words.`, text: '' };
  return { ...out, broken: [...out.broken, rest] };
}
