import type { RelevanceModel } from '../paper/relevance';
import type { RelevanceText } from '../paper/relevance-reading';
import type { Library, Passed } from './schema';

/** What was learned last. */
export interface Learned {
  /** When (ms since 1970), and how many changes the library had had. */
  at: number;
  touched: number;
  /** Missing while there is not enough to learn from. */
  model?: RelevanceModel;
}

const RELEVANCE = 'relevance';
/** So many changes are worth learning from at once; fewer wait until so long (ms) after the last time. */
const CHANGES = 10;
const DAY = 86_400_000;
/** Cards that were passed by of which the text is kept. */
const MOST_PASSED = 1000;
/** Characters of an abstract that are kept of them. */
const ABSTRACT = 2000;

/** What was learned last; undefined when nothing ever was. */
export async function learnedIn(db: Library): Promise<Learned | undefined> {
  return (await db.models.get(RELEVANCE))?.value as Learned | undefined;
}

/** How many changes the library has had. */
export async function changesIn(db: Library): Promise<number> {
  return (await db.touched.orderBy('n').last())?.n ?? 0;
}

/** Whether so much has changed since that it is worth learning again. */
export async function isStale(db: Library, now: number): Promise<boolean> {
  const learned = await learnedIn(db);
  const changes = await changesIn(db);
  if (!learned || changes < learned.touched) return true;
  // Where there was nothing to tell wanted papers from, cards that were passed by since may do.
  if (!learned.model && (await db.passed.where('at').above(learned.at).limit(CHANGES).count()) >= CHANGES) return true;
  const fresh = changes - learned.touched;
  return fresh >= CHANGES || (fresh > 0 && now - learned.at >= DAY);
}

/** Keeps what was learned, in place of what was. */
export async function keepLearned(db: Library, learned: Learned): Promise<void> {
  await db.models.put({ id: RELEVANCE, value: learned });
}

/** Forgets what was learned, and the cards that were kept for it. */
export async function forgetLearned(db: Library): Promise<void> {
  await db.transaction('rw', db.models, db.passed, async () => {
    await db.models.delete(RELEVANCE);
    await db.passed.clear();
  });
}

/** Keeps the texts of cards that were passed by, the last ones met. */
export async function keepPassed(db: Library, cards: readonly Passed<RelevanceText>[]): Promise<void> {
  await db.transaction('rw', db.passed, async () => {
    await db.passed.bulkPut(cards.map((card) => ({ ...card, text: { ...card.text, abstract: card.text.abstract?.slice(0, ABSTRACT) } })));
    const over = (await db.passed.count()) - MOST_PASSED;
    if (over > 0) await db.passed.bulkDelete(await db.passed.orderBy('at').limit(over).primaryKeys());
  });
}
