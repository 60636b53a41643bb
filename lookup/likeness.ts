import type { Author } from '../paper/paper';

/** Letters and digits of a text without case and accents, in words. */
function words(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[łŁ]/g, 'l')
      .replace(/[øØ]/g, 'o')
      .replace(/ß/g, 'ss')
      .replace(/[ıİ]/g, 'i')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Edit distance of two texts, or `most + 1` when it is more than `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? most + 1;
}

/** How alike two titles are, from 0 to 1: 1 is the same but for case, accents and punctuation. */
export function titleLikeness(a: string, b: string): number {
  const [one, other] = [words(a).join(' ').slice(0, 300), words(b).join(' ').slice(0, 300)];
  const longest = Math.max(one.length, other.length);
  if (longest === 0) return 0;
  return 1 - distance(one, other, longest) / longest;
}

/** A name's family name as far as it can be told: its own part, what stands before a comma, or the last word. */
export function familyOf({ name, family }: Author): string {
  const written = family ?? (name.includes(',') ? name.slice(0, name.indexOf(',')) : (name.trim().split(/\s+/).at(-1) ?? ''));
  return words(written).join(' ');
}

/** Share of the shorter list's family names that the other has too, from 0 to 1. */
export function authorsOverlap(a: readonly Author[], b: readonly Author[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  if (few.length === 0) return 0;
  const names = new Set(many.map(familyOf));
  return few.filter((author) => names.has(familyOf(author))).length / few.length;
}
