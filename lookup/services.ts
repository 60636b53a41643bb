import { arxiv } from './arxiv';
import { crossref } from './crossref';
import { dblp } from './dblp';
import { huggingface } from './huggingface';
import { openalex } from './openalex';
import { openreview } from './openreview';
import { pubmed } from './pubmed';
import { semanticscholar } from './semanticscholar';
import type { Service } from './service';

/** Every service, the surest and cheapest first. */
export const SERVICES: readonly Service[] = [arxiv, crossref, pubmed, openreview, huggingface, semanticscholar, openalex, dblp];
