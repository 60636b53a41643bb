/** Venues as a source names them, by their well-known short names (`NeurIPS`), or in full. */
export type VenueNames = 'given' | 'short' | 'full';
export const VENUE_NAMES: readonly VenueNames[] = ['given', 'short', 'full'];

/** Short names (ours first), the name in full and how it is recognised, of the larger venues of computer science. */
const TABLE = `
NeurIPS NIPS = Advances in Neural Information Processing Systems = neural information processing systems
ICML = International Conference on Machine Learning = international conference on machine learning
ICLR = International Conference on Learning Representations = international conference on learning representations
AISTATS = International Conference on Artificial Intelligence and Statistics = artificial intelligence and statistics
COLT = Conference on Learning Theory = conference on learning theory
UAI = Conference on Uncertainty in Artificial Intelligence = uncertainty in artificial intelligence
CoRL = Conference on Robot Learning = conference on robot learning
COLM = Conference on Language Modeling = conference on language modeling
MLSys = Conference on Machine Learning and Systems = (?:conference on|proceedings of) machine learning and systems
AAAI = AAAI Conference on Artificial Intelligence = aaai conference on artificial intelligence
IJCAI = International Joint Conference on Artificial Intelligence = international joint conferences? on artificial intelligence
ECAI = European Conference on Artificial Intelligence = european conference on artificial intelligence
AAMAS = International Conference on Autonomous Agents and Multiagent Systems = autonomous agents and multi-?agent systems
CVPR = IEEE/CVF Conference on Computer Vision and Pattern Recognition = conference on computer vision and pattern recognition
ICCV = IEEE/CVF International Conference on Computer Vision = international conference on computer vision
ECCV = European Conference on Computer Vision = european conference on computer vision
WACV = IEEE/CVF Winter Conference on Applications of Computer Vision = winter conference on applications of computer vision
BMVC = British Machine Vision Conference = british machine vision conference
ACCV = Asian Conference on Computer Vision = asian conference on computer vision
MICCAI = International Conference on Medical Image Computing and Computer-Assisted Intervention = medical image computing and computer[- ]assisted intervention
ACL = Annual Meeting of the Association for Computational Linguistics = meeting of the association for computational linguistics
EMNLP = Conference on Empirical Methods in Natural Language Processing = empirical methods in natural language processing
NAACL = Conference of the North American Chapter of the Association for Computational Linguistics = north american chapter of the association for computational linguistics(?:: human language technologies)?
EACL = Conference of the European Chapter of the Association for Computational Linguistics = european chapter of the association for computational linguistics
AACL = Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics = asia-pacific chapter of the association for computational linguistics
COLING = International Conference on Computational Linguistics = international conference on computational linguistics
CoNLL = Conference on Computational Natural Language Learning = computational natural language learning
LREC = International Conference on Language Resources and Evaluation = language resources and evaluation
Interspeech = Annual Conference of the International Speech Communication Association = conference of the international speech communication association
ICASSP = IEEE International Conference on Acoustics, Speech and Signal Processing = acoustics,? speech,? and signal processing
ISMIR = International Society for Music Information Retrieval Conference = music information retrieval conference
KDD = ACM SIGKDD Conference on Knowledge Discovery and Data Mining = sigkdd (?:international )?conference on knowledge discovery (?:and|&) data mining
ICDM = IEEE International Conference on Data Mining = ieee international conference on data mining
CIKM = ACM International Conference on Information and Knowledge Management = conference on information (?:and|&) knowledge management
SIGIR = International ACM SIGIR Conference on Research and Development in Information Retrieval = research and development in information retrieval
WSDM = ACM International Conference on Web Search and Data Mining = conference on web search and data mining
RecSys = ACM Conference on Recommender Systems = conference on recommender systems
WWW = International World Wide Web Conference = world wide web conference
SIGMOD = ACM SIGMOD International Conference on Management of Data = conference on management of data
VLDB = International Conference on Very Large Data Bases = conference on very large data ?bases
ICDE = IEEE International Conference on Data Engineering = international conference on data engineering
ICRA = IEEE International Conference on Robotics and Automation = international conference on robotics and automation
IROS = IEEE/RSJ International Conference on Intelligent Robots and Systems = intelligent robots and systems
RSS = Robotics: Science and Systems = robotics: science and systems
CHI = CHI Conference on Human Factors in Computing Systems = human factors in computing systems
UIST = ACM Symposium on User Interface Software and Technology = user interface software and technology
FAccT = ACM Conference on Fairness, Accountability, and Transparency = conference on fairness,? accountability,? and transparency
OSDI = USENIX Symposium on Operating Systems Design and Implementation = operating systems design and implementation
SOSP = ACM Symposium on Operating Systems Principles = operating systems principles
NSDI = USENIX Symposium on Networked Systems Design and Implementation = networked systems design and implementation
PLDI = ACM SIGPLAN Conference on Programming Language Design and Implementation = programming language design and implementation
POPL = ACM SIGPLAN Symposium on Principles of Programming Languages = symposium on principles of programming languages
ICSE = International Conference on Software Engineering = international conference on software engineering
STOC = ACM Symposium on Theory of Computing = symposium on (?:the )?theory of computing
FOCS = IEEE Symposium on Foundations of Computer Science = foundations of computer science
SODA = ACM-SIAM Symposium on Discrete Algorithms = symposium on discrete algorithms
JMLR = Journal of Machine Learning Research = journal of machine learning research
TMLR = Transactions on Machine Learning Research = transactions on machine learning research
TACL = Transactions of the Association for Computational Linguistics = transactions of the association for computational linguistics
JAIR = Journal of Artificial Intelligence Research = journal of artificial intelligence research
TPAMI PAMI = IEEE Transactions on Pattern Analysis and Machine Intelligence = transactions on pattern analysis and machine intelligence
IJCV = International Journal of Computer Vision = international journal of computer vision
TKDE = IEEE Transactions on Knowledge and Data Engineering = transactions on knowledge and data engineering
PNAS = Proceedings of the National Academy of Sciences = proceedings of the national academy of sciences(?: of the united states of america)?
`;

interface Venue {
  short: string;
  full: string;
  /** The whole text is a short name, with or without a year. */
  byShort: RegExp;
  /** The text ends with the full name, but for numbers and what is in brackets. */
  byFull: RegExp;
}

const VENUES: readonly Venue[] = TABLE.trim()
  .split('\n')
  .map((row) => {
    const [shorts = '', full = '', pattern = ''] = row.split(' = ');
    const names = shorts.split(' ');
    return {
      short: names[0] ?? '',
      full,
      byShort: new RegExp(`^(?:(?:19|20)\\d\\d )?(?:${names.join('|')})(?:[ ,'’-]*(?:\\d{2}|\\d{4}))?$`, 'i'),
      byFull: new RegExp(`(?<![\\p{L}-])(?:${pattern})(?:[\\s,:]*(?:\\d[\\d-]*|vol(?:ume|\\.)? \\d+|\\([^()]*\\)|['’]\\d\\d))*\\.?$`, 'iu'),
    };
  });

/** Events beside a conference, which are not the conference. */
const BESIDE = /workshop|findings|companion|demonstration|tutorial|doctoral|extended abstract|challenge|shared task/i;

/** The venue's name as it is wanted; one that is not well known stays as it is given. */
export function venueName(given: string, names: VenueNames = 'given'): string {
  if (names === 'given' || given === '' || BESIDE.test(given)) return given;
  const venue = VENUES.find(({ byShort, byFull }) => byShort.test(given) || (names === 'short' && byFull.test(given)));
  return venue?.[names] ?? given;
}
