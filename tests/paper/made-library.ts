import fc from 'fast-check';
import { type Rating, STATUSES, type Status, unannotated } from '../../paper/annotation';
import type { CatalogueEntry } from '../../paper/catalogue-columns';
import type { Alias } from '../../paper/ids';

/** What differs between papers of a made-up library. */
export interface Made {
  id: string;
  title: string;
  authors?: string[];
  venue?: string | undefined;
  year?: number | undefined;
  addedAt?: number;
  site?: string;
  aliases?: string[];
  tags?: string[];
  rating?: number;
  status?: Status;
  note?: string;
  order?: number;
  snoozedUntil?: number;
  said?: number;
  abstract?: string | undefined;
}

/** Letters with and without marks, within and beyond Latin 1, that make the same words often. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'B', 'é', 'ß', 'α', '語', ' ', '-', '–', '.', '2'), maxLength: 12 });

/** A paper of a library of at most 41. */
export const made: fc.Arbitrary<Made> = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map((at) => `p${at}`),
  title: text,
  authors: fc.array(text, { maxLength: 3 }),
  venue: fc.option(text, { nil: undefined }),
  year: fc.option(fc.integer({ min: 2018, max: 2021 }), { nil: undefined }),
  addedAt: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(1_700_000_000_000, 1_600_000_000_000, 2.5)),
  site: fc.constantFrom('arxiv', 'huggingface', 'acl'),
  aliases: fc.uniqueArray(fc.constantFrom('arxiv:2401.00001', 'doi:10.1000/ab', 'url:https://a.b/'), { maxLength: 2 }),
  tags: fc.uniqueArray(fc.constantFrom('nlp', 'NLP', 'vision', 'vision/2d', 'à lire', 'b'), { maxLength: 4 }),
  rating: fc.integer({ min: 0, max: 5 }),
  status: fc.constantFrom<Status>('', ...STATUSES),
  note: fc.oneof(fc.constant(''), text),
  order: fc.integer({ min: -3, max: 3 }),
  snoozedUntil: fc.constantFrom(0, 9),
  said: fc.integer({ min: 0, max: 9 }),
  abstract: fc.option(text, { nil: undefined }),
});

/** The rows of made-up papers. */
export function entries(all: readonly Made[]): CatalogueEntry[] {
  return all.map((one) => ({
    paper: {
      id: one.id,
      v: 1,
      title: one.title,
      aliases: (one.aliases ?? []) as Alias[],
      citekey: `key${one.id}`,
      addedAt: one.addedAt ?? 1,
      site: one.site ?? 'arxiv',
      sources: {},
      ...(one.authors && { authors: one.authors.map((name) => ({ name })) }),
      ...(one.venue !== undefined && { venue: one.venue }),
      ...(one.year !== undefined && { year: one.year }),
    },
    annotation: {
      ...unannotated(one.id),
      tags: one.tags ?? [],
      rating: (one.rating ?? 0) as Rating,
      status: one.status ?? '',
      note: one.note ?? '',
      order: one.order ?? 0,
      snoozedUntil: one.snoozedUntil ?? 0,
      changedAt: one.said ? { status: one.said, tags: one.said - 1 } : {},
    },
  }));
}
