import { isNarrow } from './catalogue-lanes';
import { linksCode } from './query-match';

/** Raised when segments have another shape: those of another one are made anew. */
export const SEGMENT_SHAPE = 1;
/** Papers of a segment. */
export const SEGMENT_PAPERS = 5000;

/** What a paper's texts are, folded; '' for none. */
export interface PaperTexts {
  id: string;
  abstract: string;
  note: string;
}

/** Words in ascending order in one string with a line break after each; `starts` says where each begins and, at last, where all end. */
export interface WordList {
  text: string;
  starts: Uint32Array;
  /** Where the documents of each word begin among the bytes of `documents`, and at last where all end. */
  postings: Uint32Array;
  /** Numbers of the documents that have the word: each as its distance from the one before, seven bits a byte, the lowest first. */
  documents: Uint8Array;
}

/** The papers of a segment. */
export interface SegmentPapers {
  /** Ids in ascending order, one a line. */
  ids: string;
  count: number;
  /** What a paper's texts were, as a number that differs when they do. */
  hashes: Uint32Array;
  /** 1 where there is an abstract, and where it links to code. */
  hasAbstract: Uint8Array;
  linksCode: Uint8Array;
}

/**
 * An index of the words of some papers' abstracts and notes. Document 2n is the abstract and 2n+1 the note of the nth paper. It is
 * never changed: a later segment has the last word on a paper. Words of Latin letters and all others are in lists of their own:
 * a single wider letter would make a whole string twice as large.
 */
export interface Segment {
  papers: SegmentPapers;
  lists: WordList[];
}

/** A number for a text, by FNV-1a over its UTF-16 units. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export const textsHash = ({ abstract, note }: Pick<PaperTexts, 'abstract' | 'note'>): number => hashOf(note, hashOf(`${abstract}\n`));

/** The words of a folded text: all that stands between spaces, with its punctuation, so that whatever has no space in it lies within one word. */
const wordsIn = (text: string): Set<string> => new Set(text.split(/\s/).filter(Boolean));

function listOf(words: readonly string[], documents: ReadonlyMap<string, readonly number[]>): WordList {
  const starts = new Uint32Array(words.length + 1);
  const postings = new Uint32Array(words.length + 1);
  const bytes: number[] = [];
  words.forEach((word, at) => {
    starts[at + 1] = (starts[at] ?? 0) + word.length + 1;
    let last = 0;
    for (const document of documents.get(word) ?? []) {
      let distance = document - last;
      last = document;
      for (; distance > 127; distance >>>= 7) bytes.push((distance & 127) | 128);
      bytes.push(distance);
    }
    postings[at + 1] = bytes.length;
  });
  return { text: words.map((word) => `${word}\n`).join(''), starts, postings, documents: Uint8Array.from(bytes) };
}

/** Gathers papers into a segment. */
export function segmentOf(papers: readonly PaperTexts[]): Segment {
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const documents = new Map<string, number[]>();
  sorted.forEach((paper, at) => {
    for (const [kind, text] of [paper.abstract, paper.note].entries()) {
      for (const word of wordsIn(text)) {
        const known = documents.get(word);
        if (known) known.push(2 * at + kind);
        else documents.set(word, [2 * at + kind]);
      }
    }
  });
  const words = [...documents.keys()].sort();
  return {
    papers: {
      ids: sorted.map(({ id }) => id).join('\n'),
      count: sorted.length,
      hashes: Uint32Array.from(sorted, textsHash),
      hasAbstract: Uint8Array.from(sorted, ({ abstract }) => (abstract === '' ? 0 : 1)),
      linksCode: Uint8Array.from(sorted, ({ abstract }) => (linksCode(abstract) ? 1 : 0)),
    },
    lists: [words.filter(isNarrow), words.filter((word) => !isNarrow(word))].map((some) => listOf(some, documents)),
  };
}
