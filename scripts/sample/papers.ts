import papers from './papers.json' with { type: 'json' };

/** A paper of the sample feed: a real title; everything else is invented, the arXiv id from a range that arXiv never gives out. */
export interface SamplePaper {
  arxiv: string;
  title: string;
  authors: string[];
  abstract: string;
  year: number;
  category: string;
  upvotes: number;
  submitter: string;
}

/** The sample feed's own papers, in page order. */
export const SAMPLE: readonly SamplePaper[] = papers;

/** The first `count` papers; past the feed's own they come round again as further parts with ids of their own. */
export function samplePapers(count: number = SAMPLE.length): SamplePaper[] {
  return Array.from({ length: count }, (_, index) => {
    const paper = SAMPLE[index % SAMPLE.length] as SamplePaper;
    const round = Math.floor(index / SAMPLE.length);
    if (round === 0) return paper;
    const month = String(1 + (round % 12)).padStart(2, '0');
    return { ...paper, arxiv: `26${month}.${90_000 + index}`, year: 2026, title: `${paper.title}, Part ${round + 1}` };
  });
}
