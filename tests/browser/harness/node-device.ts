import { type Outcome, syncOnce } from '../../../sync/devices';
import { basic } from '../../../sync/headers';
import { sender } from '../../../sync/http';
import { webdavStore } from '../../../sync/webdav-store';
import { type MemoryLibrary, memoryLibrary } from '../../sync/memory-library';
import { ACCOUNT } from '../../sync/real-servers';

/** Another device that meets browsers in a WebDAV folder: the same program over a library in memory. */
export function nodeDevice(url: string, name: string): MemoryLibrary & { sync(): Promise<Outcome> } {
  let ids = 0;
  const library = memoryLibrary(name, () => `${name}-${ids++}`);
  const send = sender(fetch, Date.now);
  const sync = async () => {
    // A browser makes the folder of the place with its first file there.
    await send('MKCOL', url, { headers: { authorization: basic(ACCOUNT.user, ACCOUNT.password) } });
    const store = webdavStore({ url: `${url}/offprint-library`, ...ACCOUNT }, send);
    return syncOnce({ local: library, store, now: Date.now, isLate: () => false, newDevice: () => 'devicene' });
  };
  return Object.defineProperties({ sync }, Object.getOwnPropertyDescriptors(library)) as MemoryLibrary & { sync(): Promise<Outcome> };
}
