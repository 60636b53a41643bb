/** How a card is set back: '' not at all, dimmed, or folded away with a line that brings it back. */
export const SHADES = ['', 'dim', 'fold'] as const;
export type Shade = (typeof SHADES)[number];

/** Which cards of a feed are set back, and how: those seen on an earlier visit, those in the library, those dismissed. */
export interface FeedLook {
  seen: Shade;
  saved: Shade;
  dismissed: Shade;
}

/** Nothing is set back before the reader says so. */
export const PLAIN_LOOK: FeedLook = { seen: '', saved: '', dismissed: '' };

/** The looks of so many feeds are kept. */
const MOST_FEEDS = 200;

const shadeOf = (value: unknown): Shade => SHADES.find((shade) => shade === value) ?? '';

/** Whatever is stored of one feed, as it must be. */
export function lookOf(stored: unknown): FeedLook {
  const raw = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<keyof FeedLook, unknown>>;
  return { seen: shadeOf(raw.seen), saved: shadeOf(raw.saved), dismissed: shadeOf(raw.dismissed) };
}

/** A look with some of it said anew, whatever was asked for; the rest stays. */
export function changedLook(look: FeedLook, change: unknown): FeedLook {
  return lookOf({ ...look, ...(typeof change === 'object' ? change : {}) });
}

/** Whether a look changes nothing. */
export const isPlain = (look: FeedLook): boolean => look.seen === '' && look.saved === '' && look.dismissed === '';

/** The looks of all feeds that have one, by name, from whatever is stored. */
export function looksOf(stored: unknown): Map<string, FeedLook> {
  const rows = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? Object.entries(stored) : [];
  return new Map(
    rows
      .map(([feed, look]) => [feed, lookOf(look)] as const)
      .filter(([, look]) => !isPlain(look))
      .slice(-MOST_FEEDS),
  );
}
