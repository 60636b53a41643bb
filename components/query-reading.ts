import type { Atom, ChoiceAtom, NumberAtom, NumberRange, Query, TextAtom, TimeAtom } from '../paper/query';
import { NO_STATUS, type NumberField, type TextField, type TimeField } from '../paper/query-fields';
import { conditions, simplified } from '../paper/query-simple';
import { momentOf, timeSpan } from '../paper/query-time';
import { statusName } from './marks';
import { count, day, listOf, month, t } from './words';

/** What a query asks, in phrases that stand by themselves: no language has to bend one to fit another. */
type Naming = (site: string) => string;

const quoted = (text: string) => t('reading_quoted', text);
/** Fields whose values are names rather than words that occur. */
const NAMES: ReadonlySet<TextField | 'words'> = new Set(['tag', 'author', 'id', 'arxiv', 'doi', 'key']);

function textPhrase({ field, values, whole }: TextAtom, not: boolean): string {
  const some = listOf(NAMES.has(field) ? values : values.map(quoted), 'or');
  // A whole tag leaves out those inside it; of all other fields a whole text is said alike.
  if (whole && field === 'tag') return t(not ? 'reading_not_tag_whole' : 'reading_tag_whole', some);
  const phrase = not ? t(`reading_not_${field}`, some) : t(`reading_${field}`, some);
  return whole && field !== 'id' && field !== 'arxiv' && field !== 'doi' ? t('reading_whole', phrase) : phrase;
}

function choicePhrase({ field, values }: ChoiceAtom, not: boolean, siteName: Naming): string {
  const each = listOf(
    values.map((value) => {
      if (field === 'status') return quoted(statusName(value === NO_STATUS ? '' : (value as 'read')));
      if (field === 'on') return siteName(value);
      if (field === 'has') return t(`reading_thing_${value as 'code'}`);
      if (field === 'version') return not ? t(`reading_not_version_${value as 'changed'}`) : t(`reading_version_${value as 'changed'}`);
      return not ? t(`reading_not_is_${value as 'snoozed'}`) : t(`reading_is_${value as 'snoozed'}`);
    }),
    not && (field === 'version' || field === 'is') ? 'and' : 'or',
  );
  if (field === 'version' || field === 'is') return each;
  return not ? t(`reading_not_${field}`, each) : t(`reading_${field}`, each);
}

/** Numbers of years have no thousands. */
const numeral = (field: NumberField, number: number) => (field === 'year' ? String(number) : number);

function rangePhrase(field: NumberField, [from, to]: NumberRange): string {
  if (field === 'rating' && to <= 0) return t('reading_unrated');
  if (from === to) return field === 'upvotes' ? count('reading_upvotes', from) : t(`reading_${field}`, numeral(field, from));
  if (!Number.isFinite(from) && !Number.isFinite(to)) return t(`reading_known_${field}`);
  if (!Number.isFinite(to)) return t(`reading_${field}_from`, numeral(field, from));
  if (!Number.isFinite(from)) return t(`reading_${field}_to`, numeral(field, to));
  return t(`reading_${field}_between`, numeral(field, from), numeral(field, to));
}

const numberPhrase = ({ field, ranges }: NumberAtom) =>
  listOf(
    ranges.map((range) => rangePhrase(field, range)),
    'or',
  );

/** A day, month or year as it is named; an age by the day it was. */
function momentName(written: string, now: number): string {
  const moment = momentOf(written);
  const [from] = timeSpan({ kind: 'time', field: 'added', op: ':', from: written, to: '', start: 0, end: 0 }, now);
  if (moment && 'year' in moment && moment.day === undefined) return moment.month === undefined ? String(moment.year) : month(from);
  return day(from);
}

function timePhrase({ op, from, to }: TimeAtom, now: number): string {
  const moment = momentOf(op === '..' ? '' : from);
  if (moment && 'age' in moment) {
    const before = op === '>' || op === '>=';
    return before ? count(`reading_before_${moment.unit}`, moment.age) : count(`reading_last_${moment.unit}`, moment.age);
  }
  if (op === '..') {
    if (from === '') return t('reading_until', momentName(to, now));
    if (to === '') return t('reading_since', momentName(from, now));
    return t('reading_between', momentName(from, now), momentName(to, now));
  }
  if (op !== ':') {
    const words = { '<': 'reading_earlier', '<=': 'reading_until', '>': 'reading_later', '>=': 'reading_since' } as const;
    return t(words[op], momentName(from, now));
  }
  if (moment && 'days' in moment) return t(moment.days === 0 ? 'reading_today' : 'reading_yesterday');
  const name = momentName(from, now);
  if (!moment || moment.day !== undefined) return t('reading_on_day', name);
  return moment.month === undefined ? t('reading_in_year', name) : t('reading_in_month', name);
}

const timed = (field: TimeField, when: string) => t(`reading_time_${field}`, when);

function atomPhrase(atom: Atom, siteName: Naming, now: number): string {
  if (atom.kind === 'text') return textPhrase(atom, false);
  if (atom.kind === 'choice') return choicePhrase(atom, false, siteName);
  return atom.kind === 'number' ? numberPhrase(atom) : timed(atom.field, timePhrase(atom, now));
}

function phrase(query: Query, siteName: Naming, now: number): string {
  const inner = (part: Query) =>
    part.kind === 'and' || part.kind === 'or' ? t('reading_group', phrase(part, siteName, now)) : phrase(part, siteName, now);
  if (query.kind === 'and' || query.kind === 'or') return listOf(query.parts.map(inner), query.kind);
  if (query.kind !== 'not') return atomPhrase(query, siteName, now);
  const { part } = query;
  if (part.kind === 'text') return textPhrase(part, true);
  return part.kind === 'choice' ? choicePhrase(part, true, siteName) : t('reading_not', inner(part));
}

/** A part of a query in words, and the conditions it stands for. */
export interface Reading {
  text: string;
  conditions: readonly Query[];
}

const isWord = (query: Query): query is TextAtom => query.kind === 'text' && query.field === 'words';

/** What a query asks, one phrase after the other; words that stand side by side are one. `now` is ms since 1970. */
export function readings(query: Query, siteName: Naming, now: number): Reading[] {
  const out: Reading[] = [];
  let words: TextAtom[] = [];
  const endWords = () => {
    if (words.length > 0)
      out.push({
        text: t(
          'reading_words',
          listOf(
            words.flatMap(({ values }) => values.map(quoted)),
            'and',
          ),
        ),
        conditions: words,
      });
    words = [];
  };
  for (const condition of conditions(simplified(query))) {
    if (isWord(condition)) words.push(condition);
    else {
      endWords();
      out.push({ text: phrase(condition, siteName, now), conditions: [condition] });
    }
  }
  endWords();
  return out;
}

/** A query in plain words, as one line; '' when it asks nothing. */
export function readingOf(query: Query, siteName: Naming, now: number): string {
  return readings(query, siteName, now)
    .map(({ text }) => text)
    .join(', ');
}
