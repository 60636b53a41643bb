import type { Measured } from './relevance-measure';

/** Precision at 10 on papers that everybody can look up: those of the sample feed that have the words in their title are wanted. */
export interface KnownPrecision extends Pick<Measured, 'learned' | 'newest' | 'chance' | 'wanted'> {
  words: string;
}

/** How many papers the sample feed has. */
export const KNOWN_PAPERS = 119;

/** What was measured on their titles alone, each paper judged by what was learned from the others. A test measures it again. */
export const KNOWN_PRECISION: readonly KnownPrecision[] = [
  { words: 'inference', wanted: 15, learned: 0.9, newest: 0.2, chance: 0.13 },
  { words: 'LLM', wanted: 17, learned: 1, newest: 0.3, chance: 0.14 },
  { words: 'batch size', wanted: 11, learned: 1, newest: 0.1, chance: 0.09 },
  { words: 'normalization', wanted: 7, learned: 0.7, newest: 0.1, chance: 0.06 },
  { words: 'reinforcement learning', wanted: 6, learned: 0.6, newest: 0, chance: 0.05 },
  { words: 'gradient', wanted: 9, learned: 0.9, newest: 0, chance: 0.08 },
  { words: 'network', wanted: 14, learned: 1, newest: 0, chance: 0.12 },
  { words: 'prompt', wanted: 6, learned: 0.3, newest: 0.1, chance: 0.05 },
  { words: 'scaling', wanted: 8, learned: 0.7, newest: 0.1, chance: 0.07 },
  { words: 'tuning', wanted: 6, learned: 0.6, newest: 0, chance: 0.05 },
];
