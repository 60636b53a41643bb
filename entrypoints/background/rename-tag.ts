import { hashOf, parseRoute } from '../../components/route';
import { storedViews, viewsSetting } from '../../components/saved-view';
import { renamedTag, retaggedQuery } from '../../paper/query-retag';
import { patchOfRename } from '../../paper/tag-book';
import { type Arrangement, arrange, VIEWS } from '../../storage/arrange';
import type { Who } from '../../storage/log';
import type { Library } from '../../storage/schema';
import { readTagBook } from '../../storage/tag-book';
import type { What } from '../../sync/job';
import type { Job } from './jobs';

/** What an export holds after a tag, with all inside it, was renamed. */
function retaggedWhat(what: What, from: string, to: string): What {
  if (what.kind === 'tag') return { ...what, tag: renamedTag(what.tag, from, to) };
  if (what.kind === 'view') return { ...what, query: retaggedQuery(what.query, from, to) };
  if (what.kind !== 'filter') return what;
  const route = parseRoute(what.query);
  const query = retaggedQuery(route.query, from, to);
  return query === route.query ? what : { ...what, query: hashOf({ ...route, query }) };
}

/** What exports that ask for the tag, or one inside it, are to hold. Else a file would be emptied that somebody writes with. */
async function exportsAfter(db: Library, from: string, to: string): Promise<Arrangement['exports']> {
  return (await db.rules.toArray()).flatMap(({ id, value }) => {
    const job = value as Job;
    if (job.kind !== 'export') return [];
    const before = job.rule.what;
    const after = retaggedWhat(before, from, to);
    return JSON.stringify(after) === JSON.stringify(before) ? [] : [{ id, before, after }];
  });
}

/** Views that ask for the tag ask for its new name; as they are, where they would get too long to be kept. */
async function viewsAfter(db: Library, from: string, to: string): Promise<Pick<Arrangement, 'views'>> {
  const views = storedViews((await db.settings.get(VIEWS))?.value);
  const setting = viewsSetting(views.map((view) => ({ ...view, query: retaggedQuery(view.query, from, to) })));
  return setting ? { views: setting } : {};
}

/**
 * Has go along with a tag what is not said of papers: its colours and other names, and what views and exports ask for; with '' for
 * `to` the tag is taken away, and only its colours and names go. With `keep`, the old name stays as another of the new one. One action
 * that can be undone, in the group of those that rename the tag on papers; gives its number, 0 when nothing goes along.
 */
export async function renameBeside(db: Library, from: string, to: string, keep: boolean, who: Who): Promise<number> {
  return db.transaction('rw', db.settings, db.rules, db.actions, async () => {
    const tags = patchOfRename(await readTagBook(db), from, to, keep);
    const asking = to ? { ...(await viewsAfter(db, from, to)), exports: await exportsAfter(db, from, to) } : {};
    return arrange(db, { tags, ...asking }, { ...who, kind: 'arrange', title: to ? `${from} → ${to}` : from });
  });
}
