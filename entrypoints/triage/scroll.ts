import { boxOf } from '../../sites/box';

/** Room left free beside a card (px). */
const AIR = 12;
/** Steps that follow each other sooner than this (ms) jump: a page that is still gliding would fall behind the keys. */
const QUICK = 500;

/** How far down from the top a header that stays covers the page (px). */
function headerHeight(): number {
  for (const element of document.elementsFromPoint(innerWidth / 2, 2)) {
    const { position } = getComputedStyle(element);
    if (position !== 'fixed' && position !== 'sticky') continue;
    const { bottom } = element.getBoundingClientRect();
    if (bottom < innerHeight / 2) return Math.max(0, bottom);
  }
  return 0;
}

/** Scrolls at once so that the card begins right below the page's header. */
export function bringToTop(elements: readonly Element[]): void {
  elements[0]?.scrollIntoView({ block: 'start', inline: 'nearest', behavior: 'instant' });
  scrollBy({ top: -headerHeight() - AIR, behavior: 'instant' });
}

let scrolledAt = Number.NEGATIVE_INFINITY;

/** Scrolls a card into the part of the window that neither the page's header nor our bar covers, if it is not there already. */
export function bringIntoView(elements: readonly Element[], barHeight: number): void {
  const isQuick = performance.now() - scrolledAt < QUICK;
  scrolledAt = performance.now();
  const top = headerHeight() + AIR;
  const bottom = innerHeight - barHeight - AIR;
  const box = boxOf(elements);
  if (box.height === 0 || (box.top >= top && box.bottom <= bottom)) return;
  // Centred it is clear of both, unless it is taller than what is left; then its beginning counts.
  if (box.height > innerHeight - 2 * Math.max(top, innerHeight - bottom)) {
    bringToTop(elements);
    return;
  }
  const tallest = [...elements].sort((a, b) => b.getBoundingClientRect().height - a.getBoundingClientRect().height)[0];
  const isCalm = isQuick || matchMedia('(prefers-reduced-motion: reduce)').matches;
  tallest?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: isCalm ? 'instant' : 'smooth' });
}
