import { browser } from 'wxt/browser';
import { endOf, storedSession } from '../../paper/session';
import { showBadge } from './badge';
import { library } from './library';

const ALARM = 'session';
/** The setting that holds the time of reading that goes on. */
export const SESSION = 'session';

/** Has the toolbar button say when the time of reading is over, however often the background ends until then. */
export async function planSession(): Promise<void> {
  const db = await library();
  const session = storedSession((await db.settings.get(SESSION))?.value, Date.now());
  if (session && endOf(session) > Date.now()) await browser.alarms.create(ALARM, { when: endOf(session) });
  else await browser.alarms.clear(ALARM);
  await showBadge(db);
}

/** Keeps the time of reading; the alarm is made anew where a browser forgot it. */
export function keepSession(): void {
  const plan = () => void planSession().catch((error: unknown) => console.error('Offprint:', error));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) plan();
  });
  browser.runtime.onStartup.addListener(plan);
}
