import { t } from './words';

/** How relevant a paper is: 0 to 3 bars, and the words that say so. */
export interface RelevanceShown {
  step: 0 | 1 | 2 | 3;
  why: readonly string[];
}

/** The relevance in words, with what drove it. */
export function relevanceName({ step, why }: RelevanceShown): string {
  const name = t(`relevance_step_${step}`);
  return why.length > 0 ? t('relevance_because', name, why.join(', ')) : name;
}

/** Bars in a box of 14 by 12, as many of them filled as the paper is relevant: from left to right, each as high as it is and 3 wide. */
export const BARS = [
  { x: 1, height: 4 },
  { x: 5.5, height: 7.5 },
  { x: 10, height: 11 },
] as const;

/** Where all bars stand. */
export const FOOT = 11.5;
