import { arxiv } from './arxiv';
import { huggingface } from './huggingface';
import type { Site } from './site';

/** Every site with a reader of its own, by id. */
export const SITES: readonly Site[] = [arxiv, huggingface];

/** Match patterns of all hosts that are read from the first release on. */
export const hostPatterns = (): string[] => SITES.flatMap((site) => site.matches);
