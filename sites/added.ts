import type { Site } from './site';

/** Where the script with all other sites leaves them for the content script; pages cannot see it, the isolated world is ours alone. */
const HERE = Symbol.for('offprint.sites');
type World = { [HERE]?: readonly Site[] };

/** Leaves sites for the content script, which is loaded after this one on hosts that the reader added. */
export function addSites(sites: readonly Site[]): void {
  (globalThis as World)[HERE] = sites;
}

/** The sites that were added on this page. */
export function addedSites(): readonly Site[] {
  return (globalThis as World)[HERE] ?? [];
}
