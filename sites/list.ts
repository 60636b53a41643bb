import { acl } from './acl';
import { acm } from './acm';
import { alphaxiv } from './alphaxiv';
import { biorxiv } from './biorxiv';
import { conferences } from './conferences';
import { cvf } from './cvf';
import { dblp } from './dblp';
import { ecva } from './ecva';
import { europepmc } from './europepmc';
import { FIRST_SITES } from './first';
import { github } from './github';
import { googlescholar } from './googlescholar';
import { hackernews } from './hackernews';
import { ieee } from './ieee';
import { inspire } from './inspire';
import { jmlr } from './jmlr';
import { nature } from './nature';
import { neurips } from './neurips';
import { ojs } from './ojs';
import { openreview } from './openreview';
import { paperscool } from './paperscool';
import { peerj } from './peerj';
import { plos } from './plos';
import { pmc } from './pmc';
import { pmlr } from './pmlr';
import { pubmed } from './pubmed';
import { reddit } from './reddit';
import { researchgate } from './researchgate';
import { scholarinbox } from './scholarinbox';
import { sciencedirect } from './sciencedirect';
import { scirate } from './scirate';
import { semanticscholar } from './semanticscholar';
import type { Site } from './site';
import { springer } from './springer';
import { ssrn } from './ssrn';
import { usenix } from './usenix';
import { wiley } from './wiley';

/** Every site beyond the first ones with a reader of its own, by id. Their hosts are added by the reader, one site at a time. */
export const MORE_SITES: readonly Site[] = [
  acl,
  acm,
  alphaxiv,
  biorxiv,
  conferences,
  cvf,
  dblp,
  ecva,
  europepmc,
  github,
  googlescholar,
  hackernews,
  ieee,
  inspire,
  jmlr,
  nature,
  neurips,
  ojs,
  openreview,
  paperscool,
  peerj,
  plos,
  pmc,
  pmlr,
  pubmed,
  reddit,
  researchgate,
  scholarinbox,
  sciencedirect,
  scirate,
  semanticscholar,
  springer,
  ssrn,
  usenix,
  wiley,
];

/** Every site with a reader of its own, by id. */
export const SITES: readonly Site[] = [...FIRST_SITES, ...MORE_SITES].sort((a, b) => (a.id < b.id ? -1 : 1));
