import { FIRST_SITES } from './first';
import type { Site } from './site';

/** Every site beyond the first ones with a reader of its own, by id. Their hosts are added by the reader, one site at a time. */
export const MORE_SITES: readonly Site[] = [];

/** Every site with a reader of its own, by id. */
export const SITES: readonly Site[] = [...FIRST_SITES, ...MORE_SITES].sort((a, b) => (a.id < b.id ? -1 : 1));
