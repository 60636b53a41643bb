/** Words of a table written as text, in pairs. */
export function pairs(table: string): [string, string][] {
  const words = table.trim().split(/\s+/);
  const out: [string, string][] = [];
  for (let at = 0; at + 1 < words.length; at += 2) out.push([words[at] ?? '', words[at + 1] ?? '']);
  return out;
}

/** The same table read the other way round; the first pair wins where two give the same word. */
export function turned(table: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const [from, to] of table) if (!out.has(to)) out.set(to, from);
  return out;
}

/** Combining mark -> the text accent command that sets it (LaTeX2e kernel, T1 encoding). */
export const MARKS: ReadonlyMap<string, string> = new Map([
  ['\u0300', '`'],
  ['\u0301', "'"],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '='],
  ['\u0306', 'u'],
  ['\u0307', '.'],
  ['\u0308', '"'],
  ['\u030a', 'r'],
  ['\u030b', 'H'],
  ['\u030c', 'v'],
  ['\u0323', 'd'],
  ['\u0326', 'textcommabelow'],
  ['\u0327', 'c'],
  ['\u0328', 'k'],
  ['\u0331', 'b'],
]);

/** Combining mark -> the maths accent command that looks like it. */
export const MATHS_MARKS: ReadonlyMap<string, string> = new Map([
  ['\u0300', 'grave'],
  ['\u0301', 'acute'],
  ['\u0302', 'hat'],
  ['\u0303', 'tilde'],
  ['\u0304', 'bar'],
  ['\u0305', 'bar'],
  ['\u0306', 'breve'],
  ['\u0307', 'dot'],
  ['\u0308', 'ddot'],
  ['\u030a', 'mathring'],
  ['\u030c', 'check'],
  ['\u20d7', 'vec'],
]);

/** Letter -> the command that prints it (LaTeX2e kernel, T1 encoding). */
export const LETTERS: ReadonlyMap<string, string> = new Map(
  pairs(`
  ß ss  æ ae  Æ AE  œ oe  Œ OE  ø o  Ø O  å aa  Å AA  ł l  Ł L  đ dj  Đ DJ  ð dh  Ð DH  þ th  Þ TH  ŋ ng  Ŋ NG
  ı i  ȷ j  ĳ ij  Ĳ IJ`),
);
