import { arxiv } from './arxiv';
import { huggingface } from './huggingface';
import type { Site } from './site';

/** The sites of the first release, whose hosts are asked for at install. Never add one: a new required host switches the extension off until the reader agrees. */
export const FIRST_SITES: readonly Site[] = [arxiv, huggingface];
