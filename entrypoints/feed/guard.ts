/** Chromium's IntersectionObserver can tell whether an element is really seen: not covered, faded, filtered or scaled away. */
interface VisibilityEntry extends IntersectionObserverEntry {
  isVisible?: boolean;
}

/** Hidden for less than this (ms) says nothing: the browser loses sight of what has just changed its size. */
const LASTS = 250;
/** A second press is meant when it comes this long (ms) after the first was refused, and not in the same breath. */
const SOONEST = 400;
const LATEST = 10_000;

/** Keeps a page from getting a press out of a reader who cannot see what is pressed. */
export interface Guard {
  watch(pressed: Element): void;
  forget(pressed: Element): void;
  /** False for the first press on something covered or faded. A second one is meant, and from then on the page's ways are the reader's choice: some readers filter every page to make it dark. */
  allows(pressed: Element): boolean;
  /** Allows all presses on something from here on: it is we who fade it. */
  trust(pressed: Element): void;
  /** Forgets what was hidden so far: it was our own editor that covered it. */
  forgive(): void;
}

/** A guard for all chips of a page. Where the browser cannot tell (Firefox) everything is allowed: each act there can be undone. */
export function guard(signal: AbortSignal): Guard {
  let hiddenSince = new WeakMap<Element, number>();
  const trusted = new WeakSet<Element>();
  let refusedAt = Number.NEGATIVE_INFINITY;
  let meant = false;
  const options = { trackVisibility: true, delay: 100, threshold: [0, 1] };
  const note = (entries: VisibilityEntry[]) => {
    for (const entry of entries) {
      if (entry.isIntersecting && entry.isVisible === false) hiddenSince.set(entry.target, performance.now());
      else hiddenSince.delete(entry.target);
    }
  };
  const observer = new IntersectionObserver(note, options);
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    watch: (pressed) => observer.observe(pressed),
    forget: (pressed) => observer.unobserve(pressed),
    allows(pressed) {
      // What the browser has seen and not told yet counts too.
      note(observer.takeRecords());
      const now = performance.now();
      if (meant || trusted.has(pressed) || now - (hiddenSince.get(pressed) ?? now) < LASTS) return true;
      const since = now - refusedAt;
      if (since > SOONEST && since < LATEST) meant = true;
      else if (since >= LATEST) refusedAt = now;
      return meant;
    },
    trust: (pressed) => void trusted.add(pressed),
    forgive() {
      hiddenSince = new WeakMap();
    },
  };
}
