import type { Library } from './schema';

/** Number of the last change that was made here, 0 when there was none. */
export async function lastOwnChange(db: Library): Promise<number> {
  return (await db.touched.orderBy('n').last())?.n ?? 0;
}

/** A number that rises with every change of the library, those from other devices among them. */
export async function lastChange(db: Library): Promise<number> {
  const merges = (await db.meta.get('merges'))?.value;
  return (await lastOwnChange(db)) + (typeof merges === 'number' ? merges : 0);
}

/** Keeps what is secret of a place. A folder's handle cannot be sent to the background, so our own page puts that here itself. */
export async function keepSecret(db: Library, id: string, secret: object): Promise<void> {
  await db.secrets.put({ id, value: secret });
}

/** Forgets a place with its secrets. */
export async function forgetTarget(db: Library, id: string): Promise<void> {
  await db.transaction('rw', db.targets, db.secrets, async () => {
    await db.targets.delete(id);
    await db.secrets.delete(id);
  });
}
