import type { Problem } from '../paper/query';
import { FIELDS, type FieldName, fieldNamed } from '../paper/query-fields';
import { LONGEST_QUERY } from '../paper/query-parse';
import { Icon } from './icons';
import { listOf, t } from './words';

/** How many problems are shown at once. */
const SHOWN = 3;
/** How much of the query is shown around a problem, in characters. */
const AROUND = 24;

/** One query for each field, the shortest that makes sense. */
export const EXAMPLES: Record<FieldName, string> = {
  tag: 'tag:llm',
  title: 'title:attention',
  author: 'author:"de Freitas"',
  abstract: 'abstract:"chain of thought"',
  note: 'note:baseline',
  venue: 'venue:NeurIPS',
  status: 'status:queued',
  is: 'is:untagged',
  has: 'has:code',
  version: 'version:changed',
  on: 'on:huggingface',
  rating: 'rating>=4',
  year: 'year:2023..2025',
  added: 'added<7d',
  changed: 'changed:today',
  queued: 'queued>30d',
  read: 'read:2026-03..2026-05',
  feed: 'feed:huggingface.co/papers',
  rank: 'rank<=10',
  upvotes: 'upvotes>50',
  id: 'id:2407.21783',
  arxiv: 'arxiv:2407',
  doi: 'doi:10.1145',
  key: 'key:vaswani2017',
};

/** A field with what follows it, without its value: `rating>=`. */
const headOf = (written: string) => /^[a-z]+\s*[:=<>≤≥]+/i.exec(written)?.[0].replace(/\s/g, '') ?? written;

const quoted = (text: string) => t('reading_quoted', text);

function numberProblem(field: FieldName, head: string): string {
  const known = fieldNamed(field);
  if (known.type === 'number' && known.most < 10) return t('query_problem_number_to', head, known.least, known.most);
  return t('query_problem_number', head, quoted(EXAMPLES[field]));
}

/** What is wrong with a part of a query and what to do about it. */
export function problemText({ code, start, end, field }: Problem, query: string): string {
  const written = query.slice(start, end);
  const head = quoted(headOf(written));
  const example = quoted(field ? EXAMPLES[field] : '');
  switch (code) {
    case 'unclosed-bracket':
      return t('query_problem_unclosed_bracket', start + 1);
    case 'unopened-bracket':
      return t('query_problem_unopened_bracket', start + 1);
    case 'unclosed-quote':
      return t('query_problem_unclosed_quote', start + 1);
    case 'lonely-operator':
      return t(written === 'AND' || written === 'OR' ? 'query_problem_lonely' : 'query_problem_lonely_not', quoted(written));
    case 'needs-number':
      return field ? numberProblem(field, head) : '';
    case 'needs-date':
      return t('query_problem_date', head);
    case 'needs-choice': {
      const known = field && fieldNamed(field);
      const values = known?.type === 'choice' ? known.values : undefined;
      return values ? t('query_problem_choice', head, listOf(values, 'or')) : t('query_problem_value', head, example);
    }
    case 'needs-value':
      return t('query_problem_value', head, example);
    case 'cannot-compare':
      return t('query_problem_compare', quoted(String(field)), example);
    case 'unknown-field':
      return t('query_problem_unknown', head, quoted(`${field}:`));
    case 'too-deep':
      return t('query_problem_deep');
    case 'too-long':
      return t('query_problem_long', LONGEST_QUERY);
  }
}

/** True for what may come right with the next letters; it is not held against who is still typing. */
const isUnfinished = ({ code, end }: Problem, query: string) =>
  code.startsWith('unclosed') || (end === query.trimEnd().length && /^(?:needs|lonely)/.test(code));

export interface QueryProblemsProps {
  query: string;
  problems: readonly Problem[];
}

/** What is wrong with a query, each with its place marked. */
export function QueryProblems({ query, problems }: QueryProblemsProps) {
  return (
    <div class="query-problems" role="status">
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, SHOWN).map((problem) => (
            <li key={`${problem.code}${problem.start}`} class={isUnfinished(problem, query) ? 'unfinished' : undefined}>
              <Icon name="warning" />
              <span>
                {problemText(problem, query)} <Place query={query} {...problem} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Place({ query, start, end }: { query: string } & Pick<Problem, 'start' | 'end'>) {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(query.length, Math.min(end, start + AROUND) + AROUND);
  const until = Math.min(end, start + AROUND);
  return (
    <code aria-hidden="true">
      <bdi>
        {from > 0 && '…'}
        {query.slice(from, start)}
        <mark>{query.slice(start, until)}</mark>
        {query.slice(until, to)}
        {to < query.length && '…'}
      </bdi>
    </code>
  );
}

/** All fields, in the order in which they are explained. */
export const EXPLAINED = Object.keys(FIELDS) as FieldName[];
