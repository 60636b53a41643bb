const WINDOW = 10_000;
const MOST = 300;

const windows = new Map<number, { start: number; count: number }>();

/** False when a tab asked more than 300 times in ten seconds, far beyond what a person scrolling can cause. `now` is in ms. */
export function withinRate(tab: number, now: number): boolean {
  const window = windows.get(tab);
  if (!window || now - window.start > WINDOW) {
    windows.set(tab, { start: now, count: 1 });
    return true;
  }
  window.count++;
  return window.count <= MOST;
}
