import type { Author } from './paper';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Words in small letters without accents, a space before and after each. */
export const spaced = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()} `;

/** Whether a spaced text has a spaced word or phrase, or its plural: whole words, but where words are not set apart. */
export const hasWords = (text: string, words: string): boolean =>
  UNSPACED.test(words) ? text.includes(words.trim()) : text.includes(words) || text.includes(`${words.trimEnd()}s `);

/** The name of an author, given names first. */
export const spokenName = ({ name }: Author): string => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1');
