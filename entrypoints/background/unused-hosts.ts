import { browser } from 'wxt/browser';
import { type Followed, hostOf } from '../../lookup/followed';
import { SERVICES } from '../../lookup/services';
import { reading } from '../../messages/reading';
import { FIRST_SITES } from '../../sites/first';
import type { Follow } from '../../storage/digest';
import type { Library } from '../../storage/schema';
import { originOf, type Target } from '../../sync/target';

/** Gives back hosts whose pages are not read and that no followed feed, place or service needs any more. */
export async function dropUnusedHosts(db: Library): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  const { off } = await reading();
  const asked = (await db.settings.get('lookups'))?.value;
  const needed = [
    ...FIRST_SITES.flatMap(({ matches }) => matches),
    ...(await db.follows.toArray()).map(({ value }) => hostOf((value as Follow<Followed>).feed)),
    ...(await db.targets.toArray()).map(({ value }) => originOf(value as Target)),
    ...SERVICES.flatMap(({ id, origin }) => (Array.isArray(asked) && asked.includes(id) ? origin : [])),
  ];
  const unused = origins.filter((origin) => off.includes(origin) && !needed.includes(origin));
  if (unused.length > 0) await browser.permissions.remove({ origins: unused });
}
