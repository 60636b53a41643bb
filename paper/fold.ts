/** Letters that carry their mark inside and so survive decomposition. */
const SPECIAL: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' };

/** Most texts are of these alone, and then there is little to do. */
const PLAIN = /^[ -~]*$/;

/** Text as it is searched: lower case, without accents, every dash a hyphen, spaces collapsed. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.includes('  ') ? text.toLowerCase().replace(/ +/g, ' ') : text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[ßøłđæœı]/g, (letter) => SPECIAL[letter] ?? letter)
    .replace(/\s+/g, ' ');
}

/** Folded texts, each on a line of its own, so that nothing is found across two. */
export function foldLines(texts: readonly string[]): string {
  return texts.map(fold).join('\n');
}
