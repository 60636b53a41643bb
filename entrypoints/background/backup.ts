import { browser } from 'wxt/browser';
import { writeBackup } from '../../formats/backup';
import { readWhole } from '../../storage/whole';
import { downloadText } from './download';
import { library } from './library';

const ALARM = 'daily-backup';
const DAY = 24 * 60;
const LAST = 'lastBackup';

/** Writes the whole library to a file below the downloads folder, one for each weekday, so that a library damaged today does not replace all that was kept. Throws when the download fails. */
export async function backUp(): Promise<void> {
  const now = new Date();
  const text = writeBackup(await readWhole(await library()), now.toISOString());
  const filename = `Offprint/offprint-backup-${now.getDay()}.json`;
  await downloadText(filename, text);
  await browser.storage.local.set({ [LAST]: { at: now.getTime(), file: filename } });
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
