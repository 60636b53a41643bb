import { type Library, libraryNamed, SCHEMA } from './schema';

/** The library could not be opened; `code` says why, `message` what the reader can do. */
export class LibraryError extends Error {
  constructor(
    readonly code: 'blocked' | 'newer' | 'unavailable' | 'full' | 'tags-full',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LibraryError';
  }
}

const BLOCKED_AFTER = 3000;

function blocked(db: Library, after: number, signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(() => {
      db.close();
      reject(
        new LibraryError('blocked', 'Another Offprint tab holds an older version of your library open. Close the other Offprint tabs.'),
      );
    }, after);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}

/** Opens the library within `patience` ms, or throws LibraryError with what to do about it. */
export async function openLibrary(name?: string, patience = BLOCKED_AFTER): Promise<Library> {
  const db = libraryNamed(name);
  const opened = new AbortController();
  try {
    await Promise.race([db.open(), blocked(db, patience, opened.signal)]);
  } catch (error) {
    if (error instanceof LibraryError) throw error;
    throw new LibraryError(
      'unavailable',
      'Your browser does not let Offprint keep anything. If it is set to forget history on closing, allow it to keep data for extensions.',
      { cause: error },
    );
  } finally {
    opened.abort();
  }
  const schema = (await db.meta.get('schema'))?.value;
  if (typeof schema === 'number' && schema > SCHEMA) {
    db.close();
    throw new LibraryError('newer', 'A newer Offprint wrote this library. Update Offprint to go on; nothing was changed.');
  }
  return db;
}

/** True for the errors browsers give when nothing more can be written: quota, disk full, or a failed write. */
export function isFull(error: unknown): boolean {
  const names = [error, (error as { inner?: unknown } | null)?.inner].map((one) => (one instanceof Error ? one.name : ''));
  return names.some((name) => name === 'QuotaExceededError' || name === 'DataError');
}
