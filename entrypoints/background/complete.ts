import { browser } from 'wxt/browser';
import { accept } from '../../lookup/published';
import type { Candidate, Service } from '../../lookup/service';
import { SERVICES } from '../../lookup/services';
import { refuseCandidate, replacePaper } from '../../storage/facts';
import type { Library } from '../../storage/schema';
import { allRows } from '../../storage/slices';
import { candidateName, completeFacts, type World, wantFactsOf } from './complete-facts';
import { library, wrote } from './library';
import { wait } from './wait';

const ALARM = 'complete-facts';
/** Soonest that a browser lets an alarm go off (ms). */
const SOONEST = 30_000;
const RESTS = 'rests';

/** The services the reader switched on and the browser lets us ask. */
async function allowed(db: Library): Promise<Service[]> {
  const stored = (await db.settings.get('lookups'))?.value;
  const wanted = SERVICES.filter(({ id }) => Array.isArray(stored) && stored.includes(id));
  const granted = await Promise.all(wanted.map(({ origin }) => browser.permissions.contains({ origins: [origin] })));
  return wanted.filter((_service, at) => granted[at]);
}

async function slice(db: Library): Promise<void> {
  const services = await allowed(db);
  if (services.length === 0) return;
  const stored = (await db.meta.get(RESTS))?.value;
  const rests = new Map<string, number>(Array.isArray(stored) ? stored : []);
  const { signal } = new AbortController();
  const world: World = { db, services, fetch: (...args) => fetch(...args), clock: { now: Date.now, wait }, signal, rests };
  const next = await completeFacts(world);
  await db.meta.put({ key: RESTS, value: [...rests] });
  await wrote(db);
  if (next > 0) await browser.alarms.create(ALARM, { when: Math.max(next, Date.now() + SOONEST) });
}

/** Asks about what is due; one slice at a time in the whole browser. */
async function run(): Promise<void> {
  const db = await library();
  await navigator.locks.request(ALARM, { ifAvailable: true }, async (lock) => {
    if (lock) await slice(db);
  });
}

const begin = () => void run().catch((error: unknown) => console.error('Offprint:', error));

/** Has what papers lack looked up, if the reader wants that at all; without ids, of the whole library. */
export async function complete(ids?: readonly string[]): Promise<void> {
  const db = await library();
  const services = await allowed(db);
  if (services.length === 0) return;
  const papers = ids ? await db.papers.bulkGet([...ids]) : await allRows(db.papers, 'id');
  await wantFactsOf(
    { db, services, clock: { now: Date.now, wait } },
    papers.flatMap((paper) => paper ?? []),
  );
  begin();
}

/** Makes a paper what the candidate says it became; gives the number of the action. */
export async function acceptCandidate(id: string): Promise<number> {
  const db = await library();
  const [paper, finding] = await Promise.all([db.papers.get(id), db.findings.get(id)]);
  if (!paper || !finding?.candidate) return 0;
  const at = Date.now();
  const action = await replacePaper(db, accept(paper, finding.candidate as Candidate, at), { at, by: 'library' });
  await wrote(db);
  return action;
}

/** The reader says that the candidate is not this paper. */
export async function refuse(id: string): Promise<void> {
  const db = await library();
  const candidate = (await db.findings.get(id))?.candidate as Candidate | undefined;
  if (candidate) await refuseCandidate(db, id, candidateName(candidate));
}

/** Goes on with what an earlier life of the background left to do. */
export function keepCompleting(): void {
  browser.alarms.onAlarm.addListener(({ name }) => name === ALARM && begin());
  browser.runtime.onStartup.addListener(begin);
}
