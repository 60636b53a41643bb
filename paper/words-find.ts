import { lowest } from './catalogue-leaf';
import type { WordList } from './words-segment';

/** Index of the word that an offset of the list's text lies in. */
const wordAt = ({ starts }: WordList, offset: number): number => lowest(starts.length, (at) => (starts[at] ?? 0) > offset) - 1;

function eachDocument({ postings, documents }: WordList, word: number, found: (document: number) => void): void {
  const end = postings[word + 1] ?? 0;
  let document = 0;
  for (let at = postings[word] ?? 0; at < end; ) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = documents[at++] ?? 0;
      distance |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    document += distance;
    found(document);
  }
}

/** Calls `found` with each document that has a word with this in it; one that has several such words may come several times. The text looked for has no space in it. */
export function documentsWith(lists: readonly WordList[], part: string, found: (document: number) => void): void {
  for (const list of lists) {
    const { text, starts } = list;
    for (let at = text.indexOf(part); at >= 0; ) {
      const word = wordAt(list, at);
      eachDocument(list, word, found);
      at = text.indexOf(part, starts[word + 1]);
    }
  }
}
