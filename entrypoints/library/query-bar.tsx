import { useEffect, useMemo, useState } from 'preact/hooks';
import { orderOf } from '../../components/catalogue-order';
import type { BeyondRows } from '../../components/catalogue-row';
import { catalogueVocabulary } from '../../components/catalogue-vocabulary';
import { DEFAULT_SORT } from '../../components/filter';
import { QueryField } from '../../components/query-field';
import { QueryHelp } from '../../components/query-help';
import { readingOf } from '../../components/query-reading';
import { type Vocabulary, vocabularyOf } from '../../components/query-vocabulary';
import { t } from '../../components/words';
import type { Meeting } from '../../paper/meeting';
import type { Problem, Query } from '../../paper/query';
import { needsOf } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { simplified } from '../../paper/query-simple';
import { packedNames } from '../../storage/catalogue';
import type { Library } from '../../storage/schema';
import { useBeyond } from './beyond';
import { useLive } from './live';
import type { Shelf } from './shelf';
import { siteName } from './sites';

/** A query as it was read, what of it could not be, and what it needs beyond the entries. */
export interface Asked {
  query: Query;
  problems: readonly Problem[];
  beyond: BeyondRows;
}

/** Reads a query and, once it wants it, what it needs. */
export function useAsked(db: Library, shelf: Shelf | undefined, text: string): Asked {
  const read = useMemo(() => {
    const { query, problems } = parseQuery(text);
    const simple = simplified(query);
    return { query: simple, problems, needs: needsOf(simple) };
  }, [text]);
  const beyond = useBeyond(db, shelf, read.needs);
  return useMemo(() => ({ query: read.query, problems: read.problems, beyond }), [read, beyond]);
}

/** What may be offered while a query is typed. Of a large library, authors and venues are read once somebody types at all. */
function useVocabulary(
  db: Library,
  shelf: Shelf | undefined,
  isTyped: boolean,
  meetings: ReadonlyMap<string, Meeting> | undefined,
): Vocabulary {
  const [asked, setAsked] = useState(false);
  if (isTyped && !asked) setAsked(true);
  const all = shelf?.entries.all();
  const isLarge = shelf !== undefined && all === undefined;
  const { value: names } = useLive(async () => (asked && isLarge ? packedNames(db) : undefined), [db, asked, isLarge]);
  const vocabulary = useMemo(() => {
    if (!shelf || all) return vocabularyOf(all ?? [], meetings);
    return catalogueVocabulary(shelf.catalogue, orderOf(shelf.catalogue, DEFAULT_SORT), names, meetings);
  }, [shelf, all, names, meetings]);
  // Put in order between two keys rather than at the next one.
  useEffect(() => {
    const timer = names && setTimeout(() => vocabulary('author'));
    return () => clearTimeout(timer);
  }, [names]);
  return vocabulary;
}

export interface QueryBarProps {
  db: Library;
  shelf: Shelf | undefined;
  text: string;
  asked: Asked;
  /** `done` when it is asked at once and not letter by letter. */
  onAsk(text: string, done: boolean): void;
  onDown(): void;
}

/** The field for queries over the library, with its help. */
export function QueryBar({ db, shelf, text, asked: { query, beyond }, onAsk, onDown }: QueryBarProps) {
  const vocabulary = useVocabulary(db, shelf, text !== '', beyond.meetings);
  const reading = useMemo(() => readingOf(query, siteName, Date.now()), [query]);
  return (
    <div class="query-bar">
      <QueryField
        label={t('library_search')}
        value={text}
        vocabulary={vocabulary}
        siteName={siteName}
        reading={reading}
        onInput={(next) => onAsk(next, false)}
        onDown={onDown}
      />
      <QueryHelp siteName={siteName} onTry={(next) => onAsk(next, true)} />
    </div>
  );
}
