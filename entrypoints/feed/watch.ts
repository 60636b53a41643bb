/** Soonest and latest that a change of a page is looked at (ms). Where changes never end, passes get a tenth of the page's time. */
const SOONEST = 40;
const LATEST = 150;
const SHARE = 9;

const ours = (node: Node) => node.nodeName.startsWith('OFFPRINT-');

/** True for changes that may concern cards: ours being put in does not, ours being taken away does. */
function matters(record: MutationRecord): boolean {
  if (record.type === 'attributes') return true;
  if (record.removedNodes.length > 0) return true;
  for (const node of record.addedNodes) if (!ours(node)) return true;
  return false;
}

export interface PageWatch {
  /** Changes the page ourselves, which is nothing to look at. */
  quietly(change: () => void): void;
  /** Looks at the whole page now rather than soon; ends when that is done. */
  look(): Promise<void>;
}

/**
 * Runs `pass` once at the start and again, soon, whenever the page changes; never on a clock. A pass gives the ms after which
 * it wants another, or 0. The page's address is read by the pass itself: events that tell of it can be made up by the page.
 */
export function watchPage(pass: () => Promise<number>, signal: AbortSignal): PageWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let dirty = false;
  let rested = 0;
  let waiting: (() => void)[] = [];

  const run = async () => {
    timer = undefined;
    if (signal.aborted) return;
    running = true;
    dirty = false;
    const asked = waiting;
    waiting = [];
    const start = performance.now();
    let again = 0;
    try {
      again = await pass();
    } finally {
      const end = performance.now();
      rested = end + Math.min(LATEST, (end - start) * SHARE);
      running = false;
      for (const done of asked) done();
      if (dirty) soon();
      else if (again > 0) plan(again);
    }
  };
  const plan = (delay: number) => {
    if (signal.aborted) return;
    dirty = true;
    if (running || timer !== undefined) return;
    timer = setTimeout(() => void run(), delay);
  };
  const soon = () => plan(Math.max(SOONEST, rested - performance.now()));
  const observer = new MutationObserver((records) => {
    if (records.some(matters)) soon();
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['href'] });
  for (const type of ['popstate', 'hashchange', 'pageshow']) addEventListener(type, soon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  plan(0);
  return {
    quietly(change) {
      // What the page did up to now is still to be looked at.
      if (observer.takeRecords().some(matters)) soon();
      change();
      observer.takeRecords();
    },
    look() {
      clearTimeout(timer);
      timer = undefined;
      plan(0);
      return new Promise((done) => waiting.push(done));
    },
  };
}
