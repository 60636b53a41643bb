import { plainKey } from '../../formats/citation-key';
import { BadMessage, checkChange, checkNumber, checkPatterns, checkRowIds, checkText } from '../../messages/check';
import type { LibraryRequests } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { FACT_NAMES } from '../../paper/paper';
import { LIMITS } from '../../paper/text';
import { CARD_RULES } from '../../storage/card-rules';
import { chooseFact, renameKey } from '../../storage/facts';
import { FEEDS } from '../../storage/follows';
import { importRecords } from '../../storage/import';
import { forgetSightings } from '../../storage/sightings';
import { bringBack, emptyTrash } from '../../storage/trash';
import { joinTwins, tellApart } from '../../storage/twins';
import { addRows } from '../../storage/whole';
import { changeMany, keepDraft, redo, removeMany, undo } from '../../storage/write';
import { backUp } from './backup';
import { showBadge } from './badge';
import { cardRuleRequests, ruleTurned } from './card-rules';
import { acceptCandidate, complete, refuse } from './complete';
import { planFeeds } from './digest';
import { digestRequests, followRestored } from './digest-requests';
import { actAs } from './feed-requests';
import { acceptReset, library, wrote } from './library';
import { readOnce, setOff } from './reading';
import { mayLearn, RELEVANCE, relevanceRequests, switchedRelevance } from './relevance';
import { planSession, SESSION } from './session';
import { importKeyMaker, setSetting } from './settings';
import { setFeedLook, tellPages } from './sightings';
import { syncRequests } from './sync-requests';
import { tagRequests } from './tag-requests';
import { triage } from './triage';
import { mayChangeViews, viewRequests } from './views';
import { reader } from './who';

/** Browsers end a background that is at work for longer: what is left after this (ms) is asked for again. */
const SLICE = 15_000;

function slice(): () => boolean {
  const end = Date.now() + SLICE;
  return () => Date.now() > end;
}

/** Takes an action back or does it again, as much of it as a slice of time allows; true when some of it is left. */
async function turn(action: unknown, work: typeof redo): Promise<boolean> {
  const n = checkNumber(action);
  const db = await library();
  const isLeft = await mayChangeViews(db, () => work(db, n, slice()));
  await ruleTurned(db, n);
  return isLeft;
}

/** Answers to our own pages. Their slices of a backup or an import were validated by the format's reader before they were sent. */
export function libraryRequests(): Server<LibraryRequests> {
  return {
    ...syncRequests(),
    ...viewRequests(),
    ...digestRequests(),
    ...relevanceRequests(),
    ...cardRuleRequests(),
    ...tagRequests(),
    act: (paper, change, place) => actAs('library', paper, change, place),
    async change(ids, change, group) {
      const db = await library();
      const action = await changeMany(db, checkRowIds(ids), checkChange(change), reader(group));
      await wrote(db);
      return action;
    },
    async remove(ids, group) {
      const db = await library();
      const action = await removeMany(db, checkRowIds(ids), reader(group));
      await wrote(db);
      return action;
    },
    undo: (action) => turn(action, (db, n, isLate) => undo(db, n, undefined, isLate)),
    redo: (action) => turn(action, redo),
    async bringBack(action, ids) {
      const db = await library();
      const back = await bringBack(db, checkNumber(action), checkRowIds(ids), reader());
      await wrote(db);
      return back;
    },
    emptyTrash: async () => void (await emptyTrash(await library())),
    async joinPapers(first, other) {
      const db = await library();
      const action = await joinTwins(db, checkText(first, 64), checkText(other, 64), reader());
      await wrote(db);
      return action;
    },
    tellApart: async (first, other, apart) => tellApart(await library(), checkText(first, 64), checkText(other, 64), apart === true),
    async opened(id) {
      const db = await library();
      await db.events.add({ paperId: checkText(id, 64), kind: 'opened', at: Date.now() });
    },
    async draft(id, text) {
      const db = await library();
      await keepDraft(db, checkText(id, 64), checkText(text, LIMITS.note), Date.now());
    },
    async setSetting(key, value) {
      const db = await library();
      if (key === RELEVANCE && value === true && !(await mayLearn(db))) throw new BadMessage('too little to learn from');
      if (!(await setSetting(db, checkText(key, 40), value))) throw new BadMessage('unknown setting');
      // Who switches backups on wants one; and a fault shows now rather than tomorrow.
      if (key === 'dailyBackup' && value === true) await backUp();
      if (key === 'lookups') await complete();
      if (key === 'triageKey' || key === 'watches') await tellPages();
      if (key === 'digest') await planFeeds();
      if (key === 'badge') await showBadge(await library());
      if (key === SESSION) await planSession();
      if (key === RELEVANCE) await switchedRelevance(db);
    },
    async restore(slice) {
      const db = await library();
      const fresh = await addRows(db, slice, reader());
      await wrote(db);
      if (slice.settings.some(({ key }) => key === FEEDS)) await followRestored(db);
      if (slice.settings.some(({ key }) => key === RELEVANCE)) await switchedRelevance(db);
      if (slice.settings.some(({ key }) => key === CARD_RULES)) await tellPages();
      return fresh;
    },
    async renameKey(id, key) {
      const citekey = checkText(key, 64);
      if (!citekey || plainKey(citekey) !== citekey) throw new BadMessage('not a citation key');
      const db = await library();
      const action = await renameKey(db, checkText(id, 64), citekey, reader());
      await wrote(db);
      return action;
    },
    async chooseFact(id, field, value) {
      const name = FACT_NAMES.find((one) => one === field);
      if (!name) throw new BadMessage('not a fact');
      const db = await library();
      const action = await chooseFact(db, checkText(id, 64), name, value, reader());
      await wrote(db);
      return action;
    },
    async importRecords(records, group) {
      const db = await library();
      const makeKey = await importKeyMaker(db);
      const done = await importRecords(db, records, {
        ...reader(),
        group: checkText(group, 64),
        makeKey,
        newId: () => crypto.randomUUID(),
      });
      await wrote(db);
      return done;
    },
    backupNow: () => backUp(),
    acceptReset: () => acceptReset(),
    acceptCandidate: (id) => acceptCandidate(checkText(id, 64)),
    refuseCandidate: (id) => refuse(checkText(id, 64)),
    setFeedLook: (feed, look) => setFeedLook(feed, look),
    forgetSightings: async () => forgetSightings(await library()),
    triage: (tab) => triage(checkNumber(tab)),
    readOnce: (tab) => readOnce(checkNumber(tab)),
    setOff: (patterns, off) => setOff(checkPatterns(patterns), off === true),
  };
}
