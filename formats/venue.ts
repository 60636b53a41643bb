import { type Alias, idsOf } from '../paper/ids';
import type { WorkType } from '../paper/paper';

/** What kind of work a paper is, as far as its venue and ids say. */
export type Work = 'preprint' | 'article' | 'inproceedings' | 'unknown';

export interface Publication {
  work: Work;
  /** The journal, proceedings or preprint server by name; '' when nothing is known, or when it is arXiv. */
  container: string;
  /** False where the kind is no more than likely. */
  isSure: boolean;
}

const ARXIV = /^(?:arxiv\b|corr\b)/i;
const PREPRINT =
  /^(?:arxiv|corr|bio\s?rxiv|med\s?rxiv|chem\s?rxiv|psy\s?arxiv|tech\s?rxiv|ssrn|hal|osf|zenodo|research square|e-?prints?|openreview archive)\b|\bpreprints?\b|\bsubmitted to\b|\bsubmission\b|\bunder review\b/i;
const SURE_JOURNAL =
  /\b(?:journal|transactions|annals|magazine|quarterly|jmlr|tmlr|tacl|pnas|plos|elife|mnras)\b|\bproceedings of the (?:national academy|ieee\b(?!.*conference)|vldb endowment|acm on)/i;
const MEETING =
  /\b(?:conference|proceedings|proc\.|workshops?|symposium|congress|meeting|advances in neural|lecture notes|findings of)(?![\w])/i;
const MEETING_NAMES =
  /\b(?:3DV|AAAI|AACL|AAMAS|ACCV|ACL|AIES|AISTATS|ASE|ASPLOS|ASRU|BMVC|CAV|CCS|CHI|CIKM|COLING|COLM|COLT|CSCW|CVPR|CoLLAs|CoNLL|CoRL|EACL|ECAI|ECCV|ECIR|ECML|EDBT|EMNLP|EuroSys|FAccT|FOCS|FSE|GECCO|HPCA|ICALP|ICAPS|ICASSP|ICCV|ICDE|ICDM|ICFP|ICLR|ICML|ICRA|ICSE|IJCAI|IJCNN|INFOCOM|IROS|ISBI|ISCA|ISMIR|ISSTA|ISWC|ITCS|Interspeech|INTERSPEECH|KDD|LREC|MICCAI|MIDL|MLSys|MobiCom|NAACL|NDSS|NIPS|NSDI|NeurIPS|OOPSLA|OSDI|PAKDD|PLDI|PODC|PODS|POPL|PPoPP|RSS|RecSys|SC|SIGCOMM|SIGGRAPH|SIGIR|SIGMOD|SLT|SODA|SOSP|STOC|SemEval|UAI|UIST|USENIX|VLDB|WACV|WMT|WSDM|WWW)\b/;
const JOURNAL_NAMES =
  /^(?:the )?(?:nature|science|cell|lancet)\b|\b(?:letters|reviews?|bulletin|archives?|acta|zeitschrift|revista|frontiers|reports|communications of|monthly notices|astronomy|ieee access|physical|phys\. rev|int\. j|j\. )/i;
/** Registrants of DOIs that publish one kind of work only, or name the kind in what follows. */
const ARTICLE_DOI =
  /^10\.(?:1038|1126|1103|1093|1371|3389|3390|7554|1073|1016\/j\.|1007\/s\d|1162\/(?:tacl|coli|neco)|1109\/(?:t[a-z]+|access|lra|jproc)\.)/;
const MEETING_DOI = /^10\.(?:18653\/|3115\/|1007\/978-|24963\/ijcai|21437\/interspeech|1609\/aaai|1109\/[a-z]+[\d.]*\.?(?:19|20)\d\d)/;
const PREPRINT_DOI = /^10\.(?:1101\/|2139\/ssrn|20944\/preprints|31234\/osf|26434\/chemrxiv|36227\/techrxiv|21203\/rs)/;
/** What OpenReview adds to a venue's name. */
const DECISION = /\s+(?:poster|oral|spotlight|notable.*|withdrawn.*|rejected.*)$/i;

function workByIds(aliases: readonly Alias[]): Work {
  const { acl, dblp = '', doi = '' } = idsOf(aliases);
  if (acl) return /(?:^|\.)(?:tacl|cl)-|^[qj]\d/.test(acl) ? 'article' : 'inproceedings';
  if (dblp.startsWith('journals/corr/')) return 'preprint';
  if (dblp.startsWith('journals/')) return 'article';
  if (dblp.startsWith('conf/')) return 'inproceedings';
  if (PREPRINT_DOI.test(doi)) return 'preprint';
  if (ARTICLE_DOI.test(doi)) return 'article';
  return MEETING_DOI.test(doi) ? 'inproceedings' : 'unknown';
}

function workByVenue(venue: string): Work {
  if (PREPRINT.test(venue)) return 'preprint';
  if (SURE_JOURNAL.test(venue)) return 'article';
  if (MEETING.test(venue) || MEETING_NAMES.test(venue)) return 'inproceedings';
  return JOURNAL_NAMES.test(venue) ? 'article' : 'unknown';
}

/** How a paper was published. Without a venue it is a preprint when a preprint server has it, else unknown. */
export function publicationOf(venue: string, aliases: readonly Alias[]): Publication {
  const container = venue.replace(DECISION, '');
  const { arxiv } = idsOf(aliases);
  const byIds = workByIds(aliases);
  if (!container) return { work: arxiv || byIds === 'preprint' ? 'preprint' : 'unknown', container: '', isSure: true };
  if (ARXIV.test(container)) return { work: 'preprint', container: '', isSure: true };
  const byVenue = workByVenue(container);
  if (byVenue !== 'unknown') return { work: byVenue, container, isSure: true };
  if (byIds !== 'unknown' && byIds !== 'preprint') return { work: byIds, container, isSure: true };
  return { work: /\b(?:19|20)\d\d\b/.test(container) ? 'inproceedings' : 'article', container, isSure: false };
}

/** Kinds of works that a preprint is only called until it has appeared, and some people's files call it forever. */
const ALSO_PREPRINTS = new Set<WorkType>(['article', 'inproceedings', 'incollection', 'unpublished', 'misc']);

/** The kind of work the facts tell of; undefined for a preprint and where they tell nothing. */
export function kindOf(type: WorkType | undefined, { work, isSure }: Publication): WorkType | undefined {
  const byVenue = work === 'article' || work === 'inproceedings' ? work : undefined;
  if (type === undefined) return byVenue;
  if (type === 'misc') return isSure ? byVenue : undefined;
  return work === 'preprint' && ALSO_PREPRINTS.has(type) ? undefined : type;
}
