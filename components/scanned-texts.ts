import type { TextAtom } from '../paper/query';
import { fits, linksCode, PLACES } from '../paper/query-match';
import type { RowTexts } from '../paper/row-texts';

/** Folded abstracts and notes by row, undefined where there is none. */
export interface FoldedTexts {
  abstracts: readonly (string | undefined)[];
  notes: readonly (string | undefined)[];
}

function mark(texts: readonly (string | undefined)[], atom: TextAtom, marks: Uint8Array): void {
  // Holes are passed over.
  texts.forEach((text, row) => {
    if (text !== undefined && marks[row] === 0 && fits(text, atom)) marks[row] = 1;
  });
}

/** Looks through texts that are all at hand: up to ten thousand, that takes no longer than a reader notices. */
export function scannedTexts({ abstracts, notes }: FoldedTexts): RowTexts {
  return {
    has: (row) => abstracts[row] !== undefined,
    linksCode: (row) => linksCode(abstracts[row] ?? ''),
    mark(atom, marks) {
      const places = PLACES[atom.field];
      if (places.includes('abstract')) mark(abstracts, atom, marks);
      if (places.includes('note')) mark(notes, atom, marks);
    },
  };
}
