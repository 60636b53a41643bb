import type { BibItem, SaidOptions, Sort } from './item';
import { inOrder } from './order';
import { apa } from './reference-line-apa';
import { ieee } from './reference-line-ieee';
import type { VenueNames } from './venue-names';
import { workOf } from './work';

export type ReferenceStyle = 'apa' | 'ieee';

/** How references are written: in which style, and with a number before each, `[1]`. */
export interface ReferenceOptions {
  style: ReferenceStyle;
  numbered: boolean;
  sort?: Sort;
  venues?: VenueNames;
}

const NOTHING_SAID: SaidOptions = { abstract: false, keywords: false, note: false, rating: false };

/** One paper as a line of a list of references, plain text; the title stays as the source has it, and nothing is in italics. */
export function referenceLine(item: BibItem, options: Pick<ReferenceOptions, 'style' | 'venues'>): string {
  const work = workOf(item, { ...NOTHING_SAID, ...(options.venues ? { venues: options.venues } : {}) });
  return options.style === 'apa' ? apa(work) : ieee(work);
}

/** All papers as a list of references, a line each. */
export function writeReferences(items: readonly BibItem[], options: ReferenceOptions): string {
  return inOrder(items, options.sort)
    .map(({ item }, at) => `${options.numbered ? `[${at + 1}] ` : ''}${referenceLine(item, options)}\n`)
    .join('');
}
