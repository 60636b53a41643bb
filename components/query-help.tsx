import { parseQuery } from '../paper/query-parse';
import { Popover } from './popover';
import { fieldAbout } from './query-names';
import { EXAMPLES, EXPLAINED } from './query-problems';
import { readingOf } from './query-reading';
import { t } from './words';

/** Queries as readers ask them, from plain to rich. */
const QUESTIONS = [
  'attention "long context"',
  'tag:llm -tag:survey rating>=4',
  'status:queued added<7d',
  'author:"de Freitas" year:2023..2025',
  '(tag:nlp OR tag:vision) has:code',
  'untagged -has:note',
  'on:huggingface upvotes>50 rank<=10',
  'status:read version:changed',
] as const;

export interface QueryHelpProps {
  siteName(site: string): string;
  onTry(query: string): void;
}

/** A button that explains the query language by examples, each of which may be tried by a click. */
export function QueryHelp({ siteName, onTry }: QueryHelpProps) {
  return (
    <Popover label={t('query_help')} icon="help" bare class="icon">
      {(close) => {
        const offer = (query: string, about: string) => (
          <li key={query}>
            <button
              type="button"
              onClick={() => {
                close();
                onTry(query);
              }}
            >
              <code dir="ltr">
                <bdi>{query}</bdi>
              </code>
              <span>{about}</span>
            </button>
          </li>
        );
        const now = Date.now();
        return (
          <div class="query-help">
            <p>{t('query_help_words')}</p>
            <ul>{QUESTIONS.map((query) => offer(query, readingOf(parseQuery(query).query, siteName, now)))}</ul>
            <p>{t('query_help_joining')}</p>
            <h3>{t('query_help_fields')}</h3>
            <ul>{EXPLAINED.map((field) => offer(EXAMPLES[field], fieldAbout(field)))}</ul>
          </div>
        );
      }}
    </Popover>
  );
}
