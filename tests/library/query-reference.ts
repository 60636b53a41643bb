import fc from 'fast-check';
import type { Entry } from '../../components/filter';
import { type Annotation, type Rating, STATUSES, type Status } from '../../paper/annotation';
import type { Meeting, News } from '../../paper/meeting';
import { entry } from './entries';

/** A paper with all that may be asked of it. */
export interface Case {
  entry: Entry;
  abstract: string | undefined;
  meeting: Meeting | undefined;
  news: News | undefined;
}

/** What is asked, written in the plainest way, and how a query's text says it. */
export type Spec = { all: Spec[] } | { any: Spec[] } | { no: Spec } | { text: string; test: (one: Case) => boolean };

export const NOW = new Date(2026, 5, 15, 12).getTime();
const DAY = 86_400_000;

const WORDS = ['graph', 'Erdős', 'résumé', 'baseline', 'de Freitas', 'graphs'] as const;
const TAGS = ['ml', 'ml/vision', 'ML/nlp', 'mlops', 'to read', 'Überblick'] as const;
const NAMES = ['Nando de Freitas', 'Li Fei-Fei', 'Oliver Li', 'Paul Erdős'] as const;
const SITES = ['arxiv', 'huggingface', 'openreview'] as const;
const DAYS = [0, 1, 3, 7, 8, 30, 100, 400] as const;

const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((some) => some.join(' '));
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: undefined });

/** Papers of all kinds. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    title: words.map((text) => text || 'Untitled'),
    authors: maybe(fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 3 })),
    venue: maybe(fc.constantFrom('NeurIPS', 'Journal of Graphs')),
    year: maybe(fc.integer({ min: 2018, max: 2026 })),
    site: fc.constantFrom(...SITES),
    days: fc.constantFrom(...DAYS),
    tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
    rating: fc.integer({ min: 0, max: 5 }),
    status: fc.constantFrom<Status>('', ...STATUSES),
    statusDays: maybe(fc.constantFrom(...DAYS)),
    note: words,
    snoozed: fc.boolean(),
    abstract: maybe(words.map((text) => `${text} code at https://github.com/a/b`)),
    version: maybe(fc.integer({ min: 1, max: 3 })),
    newest: maybe(fc.integer({ min: 1, max: 3 })),
    rank: maybe(fc.integer({ min: 1, max: 20 })),
    upvotes: maybe(fc.integer({ min: 0, max: 80 })),
    doi: fc.boolean(),
  })
  .map((made) => {
    const said: Partial<Annotation> = {
      tags: [...made.tags],
      rating: made.rating as Rating,
      status: made.status,
      note: made.note,
      snoozedUntil: made.snoozed ? NOW + DAY : 0,
      changedAt: made.statusDays === undefined ? {} : { status: NOW - made.statusDays * DAY },
      ...(made.version && { version: made.version }),
    };
    const paper = {
      title: made.title,
      authors: made.authors?.map((name) => ({ name })),
      venue: made.venue,
      year: made.year,
      site: made.site,
      addedAt: NOW - made.days * DAY,
      aliases: made.doi ? ['doi:10.1000/xyz' as const] : ['arxiv:2407.21783' as const],
    };
    return {
      entry: entry('p', paper as object, said),
      abstract: made.abstract,
      meeting:
        made.rank || made.upvotes !== undefined
          ? { feed: 'huggingface.co/papers', at: 1, rank: made.rank, upvotes: made.upvotes }
          : undefined,
      news: made.newest ? { newestVersion: made.newest } : undefined,
    } as Case;
  });

/** Without accents and case; nothing else differs in the words above. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const holds = (text: string | undefined, word: string) => text !== undefined && plain(text).includes(plain(word));
const quoted = (text: string) => (/\s/.test(text) ? `"${text}"` : text);
const inside = (tag: string, wanted: string) => plain(tag) === plain(wanted) || plain(tag).startsWith(`${plain(wanted)}/`);
const everywhere = ({ entry: { paper, annotation }, abstract }: Case) => [
  ...[paper.title, paper.venue, paper.citekey, annotation.note, abstract],
  ...[...(paper.authors ?? []).map(({ name }) => name), ...paper.aliases, ...annotation.tags],
];
/** Every place in the name where a word begins. */
const nameBegins = (name: string, wanted: string) =>
  [...plain(name).matchAll(/(?<![a-z])[a-z]/g)].some(({ index }) => plain(name).slice(index).startsWith(plain(wanted)));

const compared: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  ':': (a, b) => a === b,
};
const signs = fc.constantFrom('<', '<=', '>', '>=', ':');
const number = (name: string, values: fc.Arbitrary<number>, read: (one: Case) => number | undefined): fc.Arbitrary<Spec> =>
  fc.tuple(signs, values).map(([sign, value]) => ({
    text: `${name}${sign}${value}`,
    test: (one) => {
      const has = read(one);
      return has !== undefined && compared[sign]!(has, value);
    },
  }));

const atoms: fc.Arbitrary<Spec>[] = [
  fc
    .constantFrom(...WORDS, 'fei', '2407')
    .map((word) => ({ text: quoted(word), test: (one) => everywhere(one).some((text) => holds(text, word)) })),
  fc.constantFrom(...WORDS).map((word) => ({ text: `title:${quoted(word)}`, test: ({ entry: { paper } }) => holds(paper.title, word) })),
  fc.constantFrom(...WORDS).map((word) => ({ text: `note:"${word}"`, test: ({ entry: { annotation } }) => holds(annotation.note, word) })),
  fc.constantFrom(...WORDS).map((word) => ({ text: `abstract:"${word}"`, test: ({ abstract }) => holds(abstract, word) })),
  fc.constantFrom('graph', 'neurips').map((word) => ({ text: `venue:${word}`, test: ({ entry: { paper } }) => holds(paper.venue, word) })),
  fc.constantFrom('Li', 'freitas', 'de Freitas', 'erdos', 'rdos').map((word) => ({
    text: `author:${quoted(word)}`,
    test: ({ entry: { paper } }) => (paper.authors ?? []).some(({ name }) => nameBegins(name, word)),
  })),
  fc.uniqueArray(fc.constantFrom('ml', 'ml/vision', 'to read', 'uberblick', 'vision'), { minLength: 1, maxLength: 3 }).map((wanted) => ({
    text: `tag:${wanted.map(quoted).join(',')}`,
    test: ({ entry: { annotation } }) => annotation.tags.some((tag) => wanted.some((one) => inside(tag, one))),
  })),
  fc.constantFrom('ml', 'ml/nlp').map((wanted) => ({
    text: `tag=${wanted}`,
    test: ({ entry: { annotation } }) => annotation.tags.some((tag) => plain(tag) === wanted),
  })),
  fc.uniqueArray(fc.constantFrom('none', ...STATUSES), { minLength: 1 }).map((wanted) => ({
    text: `status:${wanted.join(',')}`,
    test: ({ entry: { annotation } }) => wanted.includes(annotation.status || 'none'),
  })),
  fc.constantFrom(...SITES).map((site) => ({ text: `on:${site}`, test: ({ entry: { paper } }) => paper.site === site })),
  number('year', fc.integer({ min: 2018, max: 2026 }), ({ entry: { paper } }) => paper.year),
  number('rating', fc.integer({ min: 2, max: 4 }), ({ entry: { annotation } }) => annotation.rating || undefined),
  number('rank', fc.integer({ min: 2, max: 20 }), ({ meeting }) => meeting?.rank),
  number('upvotes', fc.integer({ min: 1, max: 80 }), ({ meeting }) => meeting?.upvotes),
  fc
    .tuple(fc.constantFrom('added', 'read', 'queued'), fc.constantFrom('<', '>'), fc.constantFrom(2, 5, 20, 200))
    .map(([field, sign, days]) => ({
      text: `${field}${sign}${days}d`,
      test: ({ entry: { paper, annotation } }) => {
        const at =
          field === 'added'
            ? paper.addedAt
            : annotation.status === (field === 'read' ? 'read' : 'queued')
              ? annotation.changedAt.status
              : undefined;
        return at !== undefined && compared[sign]!((NOW - at) / DAY, days);
      },
    })),
  fc.constantFrom('2026-06', '2026', '2026-06-14', '2025').map((date) => ({
    text: `added:${date}`,
    test: ({ entry: { paper } }) => {
      const at = new Date(paper.addedAt);
      const two = (part: number) => String(part).padStart(2, '0');
      return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`.startsWith(date);
    },
  })),
  fc.constant({ text: 'untagged', test: ({ entry: { annotation } }: Case) => annotation.tags.length === 0 }),
  fc.constant({ text: 'snoozed', test: ({ entry: { annotation } }: Case) => annotation.snoozedUntil > NOW }),
  fc.constant({ text: 'has:note', test: ({ entry: { annotation } }: Case) => annotation.note !== '' }),
  fc.constant({
    text: 'has:code,doi',
    test: ({ entry: { paper }, abstract }: Case) => abstract !== undefined || paper.aliases[0] === 'doi:10.1000/xyz',
  }),
  fc.constant({
    text: 'version:changed',
    test: ({ entry: { annotation }, news }: Case) => (news?.newestVersion ?? 0) > (annotation.version ?? 9),
  }),
  fc.constant({ text: 'arxiv:2407.21783v3', test: ({ entry: { paper } }: Case) => paper.aliases[0] === 'arxiv:2407.21783' }),
  fc.constant({ text: 'doi:10.1000', test: ({ entry: { paper } }: Case) => paper.aliases[0] === 'doi:10.1000/xyz' }),
  fc.constant({ text: 'feed:huggingface.co', test: ({ meeting }: Case) => meeting !== undefined }),
];

/** Things that may be asked, four levels deep at most. */
export const specs: fc.Arbitrary<Spec> = fc.letrec<{ spec: Spec }>((tie) => ({
  spec: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 4, arbitrary: fc.oneof(...atoms) },
    { weight: 1, arbitrary: fc.array(tie('spec'), { minLength: 2, maxLength: 4 }).map((all) => ({ all })) },
    { weight: 1, arbitrary: fc.array(tie('spec'), { minLength: 2, maxLength: 4 }).map((any) => ({ any })) },
    { weight: 1, arbitrary: tie('spec').map((no) => ({ no })) },
  ),
})).spec;

/** Whether a paper has what is asked, straight from its definition. */
export function asked(spec: Spec, one: Case): boolean {
  if ('all' in spec) return spec.all.every((part) => asked(part, one));
  if ('any' in spec) return spec.any.some((part) => asked(part, one));
  return 'no' in spec ? !asked(spec.no, one) : spec.test(one);
}

/** A way to write it; `turn` chooses among several that mean the same. */
export function written(spec: Spec, turn: () => boolean): string {
  const part = (inner: Spec) => ('text' in inner && turn() ? inner.text : `(${written(inner, turn)})`);
  if ('all' in spec) return spec.all.map(part).join(turn() ? ' ' : ' AND ');
  // AND binds closer than OR, so an AND in it needs no brackets.
  if ('any' in spec) return spec.any.map((inner) => ('all' in inner && turn() ? written(inner, turn) : part(inner))).join(' OR ');
  if ('no' in spec) return turn() ? `-${part(spec.no)}` : `NOT ${part(spec.no)}`;
  return spec.text;
}
