import { BadMessage, checkRowIds, checkText } from '../../messages/check';
import type { TagRequests } from '../../messages/tag-requests';
import type { Server } from '../../messages/wire';
import { cleanTag } from '../../paper/annotation';
import { tagPatchOf } from '../../paper/tag-book';
import { LIMITS } from '../../paper/text';
import { retagMany } from '../../storage/retag';
import { changeTagBook } from '../../storage/tag-book';
import { library, wrote } from './library';
import { retagExports, turnExports } from './retag-exports';
import { whatOf } from './sync-requests';

/** Answers to our own pages about tags as such. */
export function tagRequests(): Server<TagRequests> {
  return {
    async retag(ids, from, to, group) {
      const db = await library();
      const [old, fresh] = [checkText(from, LIMITS.tag), cleanTag(checkText(to, LIMITS.tag))];
      const who = { at: Date.now(), by: 'library', ...(typeof group === 'string' && { group: checkText(group, 64) }) };
      const action = await retagMany(db, checkRowIds(ids), old, fresh, who);
      await wrote(db);
      return action;
    },
    async retagExports(from, to) {
      return retagExports(await library(), checkText(from, LIMITS.tag), cleanTag(checkText(to, LIMITS.tag)));
    },
    async turnExports(held) {
      if (!Array.isArray(held)) throw new BadMessage('not a list of exports');
      const checked = held.map(({ id, what }) => ({ id: checkText(id, 64), what: whatOf(what) }));
      await turnExports(await library(), checked);
    },
    arrangeTags: async (patch) => changeTagBook(await library(), tagPatchOf(patch)),
  };
}
