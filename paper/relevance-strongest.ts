import type { RelevanceModel } from './relevance';
import type { Lesson } from './relevance-lesson';
import { authorHash, categoryHash } from './relevance-reading';
import { eachTerm } from './relevance-terms';

const MOST = 12;
/** So many times a term must have been met to say how it is usually written. */
const ENOUGH = 5;

/** Columns of the largest weights on one side, largest first. */
function heaviest(weights: Float64Array, side: 1 | -1): number[] {
  return [...weights.keys()]
    .filter((column) => (weights[column] ?? 0) * side > 0)
    .sort((a, b) => side * ((weights[b] ?? 0) - (weights[a] ?? 0)) || a - b)
    .slice(0, MOST);
}

/** The terms with the largest weights, as they stand in the texts most often; a model itself knows only their hashes. */
export function strongest(lessons: readonly Lesson[], hashes: Uint32Array, weights: Float64Array): RelevanceModel['strongest'] {
  const sides = { for: heaviest(weights, 1), against: heaviest(weights, -1) };
  const spelt = new Map([...sides.for, ...sides.against].map((column) => [hashes[column] ?? 0, new Map<string, number>()]));
  const met = new Map<number, number>();
  let open = spelt.size;
  const note = (hash: number, text: () => string) => {
    const spellings = spelt.get(hash);
    if (!spellings) return;
    const shown = text().replace(/\s+/g, ' ');
    spellings.set(shown, (spellings.get(shown) ?? 0) + 1);
    met.set(hash, (met.get(hash) ?? 0) + 1);
    if (met.get(hash) === ENOUGH) open--;
  };
  for (const { text } of lessons) {
    if (open === 0) break;
    for (const part of [text.title, text.abstract ?? '']) eachTerm(part, (hash, from, to) => note(hash, () => part.slice(from, to)));
    for (const name of text.authors ?? []) note(authorHash(name), () => name);
    for (const name of text.categories ?? []) note(categoryHash(name), () => name);
  }
  const usual = (column: number) =>
    [...(spelt.get(hashes[column] ?? 0) ?? [])].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? [];
  return { for: sides.for.flatMap(usual), against: sides.against.flatMap(usual) };
}
