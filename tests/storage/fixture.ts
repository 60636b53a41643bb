import 'fake-indexeddb/auto';
import type { Change } from '../../paper/annotation';
import type { FoundPaper } from '../../paper/paper';
import { openLibrary } from '../../storage/open';
import type { Library } from '../../storage/schema';
import { act } from '../../storage/write';

let made = 0;

/** A fresh library of its own name. */
export async function freshLibrary(): Promise<Library> {
  made++;
  return openLibrary(`library-${made}`);
}

export const onHuggingFace: FoundPaper = {
  ids: { arxiv: '2402.05099' },
  site: 'huggingface',
  title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
  url: 'https://huggingface.co/papers/2402.05099',
};

export const onArxiv: FoundPaper = {
  ids: { arxiv: '2402.05099v2', doi: '10.48550/arXiv.2402.05099' },
  site: 'arxiv',
  title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
  url: 'https://arxiv.org/abs/2402.05099',
  authors: [{ name: 'Jordan Juravsky' }],
  abstract: 'An invented abstract.',
  categories: ['cs.LG'],
  version: 2,
};

let ids = 0;
let clock = 1_700_000_000_000;

/** Acts with a simple key maker, a running clock and numbered ids. */
export async function say(db: Library, found: FoundPaper, change: Change, by = 'library') {
  clock += 1000;
  return act(db, found, change, {
    at: clock,
    by,
    newId: () => `paper-${++ids}`,
    makeKey: (paper, isTaken) => {
      const base = (paper.title.split(/\W+/)[0] ?? 'x').toLowerCase();
      for (const suffix of ['', 'a', 'b', 'c']) if (!isTaken(base + suffix)) return base + suffix;
      return `${base}-more`;
    },
  });
}
