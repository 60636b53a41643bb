import { browser } from 'wxt/browser';
import { writeBackup } from '../../formats/backup';
import { readWhole } from '../../storage/whole';
import { library } from './library';

const ALARM = 'daily-backup';
const DAY = 24 * 60;
const LAST = 'lastBackup';

/** The address a download can be started from: pages' blobs where the background may make them, else the text itself. */
function addressOf(text: string): { url: string; release(): void } {
  if (typeof URL.createObjectURL === 'function') {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
    return { url, release: () => URL.revokeObjectURL(url) };
  }
  // Chromium picks the file's extension from the type; this one lets the name stand.
  return { url: `data:application/octet-stream;charset=utf-8,${encodeURIComponent(text)}`, release: () => undefined };
}

/** Writes the whole library to a file below the downloads folder, one for each weekday, so that a library damaged today does not replace all that was kept. Throws when the download fails. */
export async function backUp(): Promise<void> {
  const now = new Date();
  const text = writeBackup(await readWhole(await library()), now.toISOString());
  const { url, release } = addressOf(text);
  try {
    const filename = `Offprint/offprint-backup-${now.getDay()}.json`;
    const id = await browser.downloads.download({ url, filename, conflictAction: 'overwrite', saveAs: false });
    await finished(id);
    await browser.downloads.erase({ id });
    await browser.storage.local.set({ [LAST]: { at: now.getTime(), file: filename } });
  } finally {
    release();
  }
}

/** Waits until a download has ended, at most 20 s; throws when it failed. */
async function finished(id: number): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new Error(`The backup was interrupted: ${item.error ?? 'unknown reason'}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The backup did not end in time.');
}

async function backUpIfWanted(): Promise<void> {
  const db = await library();
  const wanted = (await db.settings.get('dailyBackup'))?.value === true;
  if (!wanted || !(await browser.permissions.contains({ permissions: ['downloads'] }))) return;
  await backUp();
}

/** Keeps the daily backup going; the alarm is made anew where a browser forgot it. */
export function keepBackups(): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void backUpIfWanted();
  });
  const keep = async () => {
    if (!(await browser.alarms.get(ALARM))) await browser.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: DAY });
  };
  void keep();
}
