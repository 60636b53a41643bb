import { hashOf, parseRoute } from '../../components/route';
import { renamedTag, retaggedQuery } from '../../paper/query-retag';
import type { Library } from '../../storage/schema';
import type { Rule, What } from '../../sync/job';
import type { Job } from './jobs';

/** What exports hold, by their ids. */
export type Held = { id: string; what: What }[];

/** What an export holds after a tag, with all inside it, was renamed. */
function retaggedWhat(what: What, from: string, to: string): What {
  if (what.kind === 'tag') return { ...what, tag: renamedTag(what.tag, from, to) };
  if (what.kind === 'view') return { ...what, query: retaggedQuery(what.query, from, to) };
  if (what.kind !== 'filter') return what;
  const route = parseRoute(what.query);
  const query = retaggedQuery(route.query, from, to);
  return query === route.query ? what : { ...what, query: hashOf({ ...route, query }) };
}

/** Has exports hold something else, each by its id; gives what those that changed held before. How far they are stays as it is. */
async function changeExports(db: Library, whatOf: (rule: Rule) => What): Promise<Held> {
  return db.transaction('rw', db.rules, async () => {
    const before: Held = [];
    for (const { id, value } of await db.rules.toArray()) {
      const job = value as Job;
      if (job.kind !== 'export') continue;
      const what = whatOf(job.rule);
      if (JSON.stringify(what) === JSON.stringify(job.rule.what)) continue;
      before.push({ id, what: job.rule.what });
      await db.rules.put({ id, value: { ...job, rule: { ...job.rule, what } } });
    }
    return before;
  });
}

/** Has exports that ask for a tag, or one inside it, ask for its new name: else a file would be emptied that somebody writes with. Gives what those that changed held before. */
export const retagExports = (db: Library, from: string, to: string): Promise<Held> =>
  changeExports(db, ({ what }) => retaggedWhat(what, from, to));

/** Has exports hold again what they held before. */
export const turnExports = (db: Library, held: Held): Promise<Held> =>
  changeExports(db, ({ id, what }) => held.find((one) => one.id === id)?.what ?? what);
