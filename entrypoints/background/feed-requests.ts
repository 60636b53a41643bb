import { checkAliases, checkChange, checkFurther, checkMet, checkNumber, checkPlaced } from '../../messages/check';
import type { ChipState, Done, DoneMany, FeedRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import type { Annotation } from '../../paper/annotation';
import { noteListing } from '../../storage/listings';
import { annotationsNamed } from '../../storage/read';
import { actMany, undo } from '../../storage/write';
import { judge, ruleTurned } from './card-rules';
import { complete } from './complete';
import { library, wrote } from './library';
import { weigh } from './relevance';
import { keyMaker } from './settings';
import { seenRequests } from './sightings';
import { bring } from './triage';

/** What a chip shows of an annotation. */
export function chipState(annotation: Annotation | undefined): ChipState | null {
  if (!annotation) return null;
  const { status, rating, tags, note } = annotation;
  return { status, rating, tags, note: note !== '' };
}

/** Saves and changes papers as one action of somebody's; all that comes from a page is checked here, before storage sees it. */
export async function actManyAs(by: string, papers: unknown, change: unknown): Promise<DoneMany> {
  const wanted = checkChange(change);
  const items = checkPlaced(papers).map(({ paper, place }) => ({ found: paper, ...place }));
  const db = await library();
  const context = { at: Date.now(), by, makeKey: await keyMaker(db), newId: () => crypto.randomUUID() };
  const { action, annotations } = await actMany(db, items, wanted, context);
  await wrote(db);
  // Nobody waits for what services may say.
  if (action) void complete(annotations.map(({ id }) => id)).catch((error: unknown) => console.error('Offprint:', error));
  return { action, states: annotations.map(chipState) };
}

/** The same for one paper. */
export async function actAs(by: string, paper: unknown, change: unknown, place: unknown): Promise<Done> {
  const { action, states } = await actManyAs(by, [{ paper, place }], change);
  return { action, state: states[0] ?? null };
}

/** Takes back what somebody did, and nobody else. */
export async function undoAs(by: string, action: unknown): Promise<void> {
  const n = checkNumber(action);
  const db = await library();
  await undo(db, n, by);
  await wrote(db);
  await ruleTurned(db, n);
}

/** Answers to a content script in that tab, on a page of that origin. */
export function feedRequests(tab: number, origin: string): Server<FeedRequests> {
  const by = `tab:${tab}`;
  // With other sites' addresses for names, a page could learn what else the reader keeps.
  const mayName = (alias: string) => !alias.startsWith('url:') || alias === `url:${origin}` || alias.startsWith(`url:${origin}/`);
  return {
    async look(papers) {
      const names = checkAliases(papers).map((aliases) => aliases.filter(mayName));
      return (await annotationsNamed(await library(), names)).map(chipState);
    },
    weigh: (papers) => weigh(papers),
    act: (paper, change, place) => actAs(by, paper, change, place),
    undo: (action) => undoAs(by, action),
    async met(listing) {
      await noteListing(await library(), checkMet(listing), Date.now());
    },
    ...seenRequests(tab, new URL(origin).host, mayName),
    judge,
    bring: (script) => bring(tab, checkFurther(script)),
  };
}
