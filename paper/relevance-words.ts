/** English words that say nothing of what a paper is about, and those that every abstract has. In the form stems have. */
const STOP_WORDS = new Set(
  `a about above across after again against all almost along already also although always am among an and another any are aren around
  as at away be became because become been before behind being below between beyond both but by can cannot could did do doe doing done
  down due during each either else enough etc even ever every few first for from further get give given go had ha hence her here him
  hi how however i if in indeed instead into is it itself just last least less let like made mainly make many may maybe me might more
  moreover most much must my near need neither never next no nor not now of off often on once one only onto or other our out over own
  per perhap quite rather really same second see seem seen several shall she should show since so some still such take than that the
  their them then there thereby therefore these they third thi those though through throughout thu to together too toward towards two
  under until up upon u us use used using very via wa want was we well were what whatever when where whether which while who whole whom
  whose why will with within without would yet you your
  paper propose proposed present presented introduce introduced demonstrate result based approach novel existing recent recently
  various respectively namely eg ie al`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether a word, folded and without its plural ending, says nothing. */
export const isStopWord = (stem: string): boolean => STOP_WORDS.has(stem);

/** Where the word ends without an English plural's ending (after Harman, "How effective is suffixing?", 1991: the S-stemmer). */
export function stemEnd(word: string): number {
  const { length } = word;
  if (length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return length;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return length - 2;
  return length - 1;
}
