import { storedViews, VIEW_LIMITS, viewsSetting } from '../../components/saved-view';
import { BadMessage, checkText } from '../../messages/check';
import type { LibraryRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { arrange, VIEWS } from '../../storage/arrange';
import type { Library } from '../../storage/schema';
import { makeViewsDue } from './jobs';
import { library, wrote } from './library';
import { reader } from './who';

const stored = async (db: Library) => JSON.stringify((await db.settings.get(VIEWS))?.value);

/** Does something that may change the reader's views; exports of views are looked at again when it did. */
export async function mayChangeViews<T>(db: Library, work: () => Promise<T>): Promise<T> {
  const before = await stored(db);
  const result = await work();
  if ((await stored(db)) !== before) await makeViewsDue(db);
  await wrote(db);
  return result;
}

/** Answers to our own pages about saved views. */
export function viewRequests(): Server<Pick<LibraryRequests, 'keepViews'>> {
  return {
    async keepViews(given, about) {
      const views = viewsSetting(storedViews(given));
      if (!views) throw new BadMessage('too many or too long views');
      const title = checkText(about, VIEW_LIMITS.name);
      const db = await library();
      return mayChangeViews(db, () => arrange(db, { views }, { ...reader(), kind: 'view', title }));
    },
  };
}
