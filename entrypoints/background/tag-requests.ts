import { checkRowIds, checkText } from '../../messages/check';
import type { TagRequests } from '../../messages/tag-requests';
import type { Server } from '../../messages/wire';
import { cleanTag } from '../../paper/annotation';
import { type TagPatch, tagPatchOf } from '../../paper/tag-book';
import { LIMITS } from '../../paper/text';
import { arrange } from '../../storage/arrange';
import { retagMany } from '../../storage/retag';
import { library, wrote } from './library';
import { renameBeside } from './rename-tag';
import { mayChangeViews } from './views';
import { reader } from './who';

const tagsIn = (from: unknown, to: unknown): [string, string] => [checkText(from, LIMITS.tag), cleanTag(checkText(to, LIMITS.tag))];

/** What a change of the book is called in the log: the tag it is about, or both. */
function titleOf({ colours = [], aliases = [], apart = [] }: TagPatch): string {
  const [alias, tag] = aliases[0] ?? [];
  if (alias) return tag ? `${alias} → ${tag}` : alias;
  return colours[0]?.[0] ?? apart[0]?.[0].split('\n').join(', ') ?? '';
}

/** Answers to our own pages about tags as such. */
export function tagRequests(): Server<TagRequests> {
  return {
    async retag(ids, from, to, group) {
      const db = await library();
      const action = await retagMany(db, checkRowIds(ids), ...tagsIn(from, to), reader(checkText(group, 64)));
      await wrote(db);
      return action;
    },
    async renameBeside(from, to, keep, group) {
      const db = await library();
      return mayChangeViews(db, () => renameBeside(db, ...tagsIn(from, to), keep === true, reader(checkText(group, 64))));
    },
    async arrangeTags(given) {
      const patch = tagPatchOf(given);
      return arrange(await library(), { tags: patch }, { ...reader(), kind: 'arrange', title: titleOf(patch) });
    },
  };
}
