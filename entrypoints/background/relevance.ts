import { browser } from 'wxt/browser';
import { checkCards, checkModel, checkNumber } from '../../messages/check';
import { WEIGHED } from '../../messages/reading';
import type { LibraryRequests, Weight } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { aliasesOf } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';
import { judge, type Relevance, type RelevanceModel } from '../../paper/relevance';
import { LEAST_SAID, textOf } from '../../paper/relevance-lesson';
import { learnInSteps } from '../../paper/relevance-train';
import { readCardRules } from '../../storage/card-rules';
import { countSaid, readLessons } from '../../storage/lessons';
import { changesIn, forgetLearned, isStale, keepLearned, keepPassed, type Learned, learnedIn } from '../../storage/models';
import { annotationsNamed } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { LEARN, library } from './library';
import { tellPages } from './sightings';

/** The setting that switches it on. */
export const RELEVANCE = 'relevance';
/** Up to so many papers the background learns from by itself; from more our own pages do, in a worker of theirs. */
const SMALL = 2500;

type Judge = ReturnType<typeof judge>;
/** What is judged by; only the background writes, so it is read once in a life. */
let judging: Promise<Judge | undefined> | undefined;

const isOn = async (db: Library) => (await db.settings.get(RELEVANCE))?.value === true;

async function readJudge(): Promise<Judge | undefined> {
  const db = await library();
  const model = (await isOn(db)) ? (await learnedIn(db))?.model : undefined;
  return model && judge(model);
}

/** What papers are judged by; undefined while the reader did not switch it on, or too little was said. */
export async function judgeNow(): Promise<Judge | undefined> {
  judging ??= readJudge();
  try {
    return await judging;
  } catch (error) {
    judging = undefined;
    throw error;
  }
}

/** Tells pages that show papers whether cards are to be weighed, and when they are to be weighed anew. */
async function announce(db: Library): Promise<void> {
  judging = undefined;
  if (await isOn(db)) {
    const learned = await learnedIn(db);
    await browser.storage.local.set({ [WEIGHED]: learned?.model ? learned.at : 0 });
  } else await browser.storage.local.remove(WEIGHED);
  if ((await readCardRules(db)).some(({ kind }) => kind === 'tag')) await tellPages();
}

async function keep(db: Library, learned: Learned): Promise<void> {
  await keepLearned(db, learned);
  await announce(db);
}

const pause = () => new Promise((resolve) => setTimeout(resolve));

async function learnSlowly(db: Library): Promise<RelevanceModel | undefined> {
  const steps = learnInSteps(await readLessons(db));
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    // Whoever saves a paper meanwhile comes first.
    await pause();
  }
}

/** Learns anew when enough has changed, one at a time in the whole browser. */
async function learnIfStale(): Promise<void> {
  const db = await library();
  if (!(await isOn(db)) || (await db.papers.count()) > SMALL || !(await isStale(db, Date.now()))) return;
  await navigator.locks.request(LEARN, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    // If the background ends before it is done, it begins again.
    await browser.alarms.create(LEARN, { delayInMinutes: 1 });
    const touched = await changesIn(db);
    const model = (await countSaid(db)) >= LEAST_SAID ? await learnSlowly(db) : undefined;
    await keep(db, { at: Date.now(), touched, ...(model && { model }) });
    await browser.alarms.clear(LEARN);
  });
}

const begin = () => void learnIfStale().catch((error: unknown) => console.error('Offprint:', error));

/** Learns from what the reader says, after a quiet minute, if the reader wants that. */
export function keepRelevance(): void {
  browser.alarms.onAlarm.addListener(({ name }) => name === LEARN && begin());
  browser.runtime.onStartup.addListener(begin);
}

/** To be called when the reader switched it on or off. */
export async function switchedRelevance(db: Library): Promise<void> {
  await announce(db);
  begin();
}

/** Whether it may be switched on: enough must have been said. */
export const mayLearn = async (db: Library): Promise<boolean> => (await countSaid(db)) >= LEAST_SAID;

/** What a chip may know of a paper's relevance. */
export const weightOf = ({ step, why }: Relevance): Weight => ({ step, why });

/** Remembers cards that were shown and are not in the library: what is wanted is told from them. */
async function pass(papers: readonly FoundPaper[], taught: boolean): Promise<void> {
  const db = await library();
  const names = papers.map(({ ids, url }) => aliasesOf(ids, url));
  const saved = await annotationsNamed(db, names);
  const at = Date.now();
  await keepPassed(
    db,
    papers.flatMap((found, index) => {
      const name = names[index]?.[0];
      return name && !saved[index] ? [{ name, text: textOf(found, found.abstract), at }] : [];
    }),
  );
  if (!taught) await browser.alarms.create(LEARN, { delayInMinutes: 1 });
}

/** The relevance of cards on a page, as it sent them; null for those that cannot be read, and for all while it is switched off. */
export async function weigh(papers: unknown): Promise<(Weight | null)[]> {
  const cards = checkCards(papers);
  if (!(await isOn(await library()))) return cards.map(() => null);
  const now = await judgeNow();
  void pass(
    cards.flatMap((card) => card ?? []),
    now !== undefined,
  ).catch((error: unknown) => console.error('Offprint:', error));
  return cards.map((card) => (now && card ? weightOf(now.relevance(textOf(card, card.abstract))) : null));
}

/** Answers to our own pages about what was learned. */
export function relevanceRequests(): Server<Pick<LibraryRequests, 'keepModel' | 'forgetModel'>> {
  return {
    async keepModel(model, touched) {
      const db = await library();
      const checked = model === null ? undefined : checkModel(model);
      await keep(db, { at: Date.now(), touched: checkNumber(touched), ...(checked && { model: checked }) });
    },
    async forgetModel() {
      const db = await library();
      await db.settings.put({ key: RELEVANCE, value: false });
      await forgetLearned(db);
      await announce(db);
    },
  };
}
