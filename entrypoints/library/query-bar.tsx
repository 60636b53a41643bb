import { useMemo } from 'preact/hooks';
import type { Beyond } from '../../components/entry-row';
import type { Entry } from '../../components/filter';
import { QueryField } from '../../components/query-field';
import { QueryHelp } from '../../components/query-help';
import { readingOf } from '../../components/query-reading';
import { vocabularyOf } from '../../components/query-vocabulary';
import { t } from '../../components/words';
import type { Problem, Query } from '../../paper/query';
import { needsOf } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';
import { simplified } from '../../paper/query-simple';
import type { Library } from '../../storage/schema';
import { useBeyond } from './beyond';
import { siteName } from './sites';

/** A query as it was read, what of it could not be, and what it needs beyond the entries. */
export interface Asked {
  query: Query;
  problems: readonly Problem[];
  beyond: Beyond;
}

/** Reads a query and, once it wants it, what it needs. */
export function useAsked(db: Library, text: string): Asked {
  const read = useMemo(() => {
    const { query, problems } = parseQuery(text);
    const simple = simplified(query);
    return { query: simple, problems, needs: needsOf(simple) };
  }, [text]);
  const beyond = useBeyond(db, read.needs);
  return useMemo(() => ({ query: read.query, problems: read.problems, beyond }), [read, beyond]);
}

export interface QueryBarProps {
  entries: readonly Entry[];
  text: string;
  asked: Asked;
  /** `done` when it is asked at once and not letter by letter. */
  onAsk(text: string, done: boolean): void;
  onDown(): void;
}

/** The field for queries over the library, with its help. */
export function QueryBar({ entries, text, asked: { query, beyond }, onAsk, onDown }: QueryBarProps) {
  const vocabulary = useMemo(() => vocabularyOf(entries, beyond.meetings), [entries, beyond.meetings]);
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
