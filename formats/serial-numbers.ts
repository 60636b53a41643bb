const digitOf = (sign: string) => (sign === 'X' ? 10 : Number(sign));

/** The sum of the digits, the first times `weights[0]` and so on. */
function weighed(digits: string, weights: readonly number[]): number {
  return Array.from(digits).reduce((sum, sign, at) => sum + digitOf(sign) * (weights[at] ?? 0), 0);
}

const TEN_TO_ONE = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
const ONE_AND_THREE = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1];

function isIsbn(digits: string): boolean {
  if (digits.length === 10) return weighed(digits, TEN_TO_ONE) % 11 === 0;
  return digits.length === 13 && /^97[89]\d+$/.test(digits) && weighed(digits, ONE_AND_THREE) % 10 === 0;
}

function firstOf(text: string, shape: RegExp, isRight: (digits: string) => boolean): string {
  if (text === '') return '';
  for (const [found] of text
    .toUpperCase()
    .replace(/[‐‑‒–−]/g, '-')
    .matchAll(shape)) {
    if (isRight(found.replace(/[ -]/g, ''))) return found.replaceAll(' ', '-');
  }
  return '';
}

/** The first ISBN in a text whose check digit is right (ISO 2108), hyphens as they are; '' when there is none. */
export function isbnOf(text: string): string {
  return firstOf(text, /(?<![\dX-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dX](?![\dX-])/g, isIsbn);
}

/** The first ISSN in a text whose check digit is right (ISO 3297), with its hyphen; '' when there is none. */
export function issnOf(text: string): string {
  const issn = firstOf(text, /(?<![\dX-])\d{4}-?\d{3}[\dX](?![\dX-])/g, (digits) => weighed(digits, TEN_TO_ONE.slice(2)) % 11 === 0);
  return issn && `${issn.slice(0, 4)}-${issn.slice(-4)}`;
}
