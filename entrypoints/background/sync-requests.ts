import { browser } from 'wxt/browser';
import { VIEW_LIMITS } from '../../components/saved-view';
import { DIGEST_FORMAT_IDS, isDigestFormat } from '../../formats/digest-formats';
import { FORMAT_IDS, storedOptions } from '../../formats/export';
import { BadMessage, checkText } from '../../messages/check';
import type { LibraryRequests, TypedRule, TypedTarget } from '../../messages/requests';
import type { Server } from '../../messages/wire';
import { cleanTag } from '../../paper/annotation';
import { LIMITS } from '../../paper/text';
import { forgetTarget, keepSecret } from '../../storage/jobs';
import type { Library } from '../../storage/schema';
import { WHENS, type What } from '../../sync/job';
import { originOf, TARGET_FIELDS, TARGET_KINDS, type Target, targetProblem } from '../../sync/target';
import { answerMeeting, foresee, join, leave, removeDevice } from './devices';
import { DEVICES, type Job, jobsOf, keepRule, makeDue, SHARE } from './jobs';
import { library } from './library';
import { runOutbox } from './outbox';
import { foreseeShare, share, unshare } from './shares';
import { targetNamed } from './targets';

const ID = /^[\w-]{1,64}$/;

function checkId(id: unknown): string {
  const text = checkText(id, 64);
  if (!ID.test(text)) throw new BadMessage('not an id');
  return text;
}

async function saveTarget(db: Library, typed: TypedTarget): Promise<void> {
  const id = checkId(typed.id);
  const kind = TARGET_KINDS.find((one) => one === typed.kind);
  if (!kind) throw new BadMessage('unknown kind of place');
  const stored = (await db.secrets.get(id))?.value as Record<string, unknown> | undefined;
  const before = (await db.targets.get(id))?.value as Target | undefined;
  const all = { ...stored, ...typed.settings, ...typed.secrets } as Record<string, string>;
  if (targetProblem(kind, all)) throw new BadMessage('not a place');
  const settings: Record<string, string> = {};
  const secrets: Record<string, unknown> = { ...stored };
  for (const { name, kind: type } of TARGET_FIELDS[kind]) {
    if (type !== 'secret') settings[name] = checkText((typed.settings[name] ?? '').trim(), 2000);
    else if (typed.secrets[name] !== undefined) secrets[name] = checkText(typed.secrets[name], 2000);
  }
  // A password goes to the server it was typed for, and to no other.
  if (before?.settings.url !== undefined && originOf(before) !== originOf({ settings })) {
    for (const { name, kind: type } of TARGET_FIELDS[kind])
      if (type === 'secret' && typed.secrets[name] === undefined) delete secrets[name];
  }
  await keepSecret(db, id, secrets);
  await db.targets.put({ id, value: { id, kind, name: checkText(typed.name, 100), settings } satisfies Target });
  // What waited for the reader may go through now.
  for (const job of await jobsOf(db)) {
    const at = job.kind === 'export' ? job.rule.targetId : job.targetId;
    if (at === id && job.progress.phase !== 'done' && job.progress.phase !== 'asking') await makeDue(db, job.id);
  }
}

/** Gives the permission back when nothing needs it any more: a site or a service may be on the same host. */
async function dropPermission(db: Library, target: Target): Promise<void> {
  const origin = originOf(target);
  const others = (await db.targets.toArray()).map(({ value }) => originOf(value as Target));
  const { content_scripts = [] } = browser.runtime.getManifest();
  const read = await browser.scripting.getRegisteredContentScripts();
  const needed = [...content_scripts, ...read].flatMap(({ matches = [] }) => matches);
  if (!origin || others.includes(origin) || needed.includes(origin)) return;
  await browser.permissions.remove({ origins: [origin] });
}

async function removeTarget(db: Library, id: string): Promise<void> {
  const target = await targetNamed(db, id);
  for (const job of await jobsOf(db)) {
    if (job.kind === 'export' && job.rule.targetId === id) await db.rules.delete(job.id);
    if (job.kind !== 'export' && job.targetId === id) await leave(db, job.id);
  }
  await forgetTarget(db, id);
  await dropPermission(db, target);
}

/** What an export holds, as one of our pages says it. */
export function whatOf(value: Record<string, unknown>): What {
  if (value.kind === 'tag') return { kind: 'tag', tag: checkText(value.tag, 100) };
  if (value.kind === 'filter') return { kind: 'filter', query: checkText(value.query, 40_000) };
  if (value.kind === 'view') return { kind: 'view', view: checkText(value.view, 64), query: checkText(value.query, VIEW_LIMITS.query) };
  return value.kind === 'queue' || value.kind === 'digest' ? { kind: value.kind } : { kind: 'all' };
}

async function saveRule(db: Library, typed: TypedRule): Promise<void> {
  const what = whatOf(typed.what);
  const format = [...(what.kind === 'digest' ? DIGEST_FORMAT_IDS : FORMAT_IDS)].find((one) => one === typed.format);
  const when = WHENS.find((one) => one === typed.when);
  const id = checkId(typed.id);
  if (!format || !when || id === DEVICES || id.startsWith(SHARE)) throw new BadMessage('not a rule');
  const { id: targetId, kind } = await targetNamed(db, checkId(typed.targetId));
  const shared = { id, targetId, what, when };
  if (kind === 'zotero' && what.kind === 'digest') throw new BadMessage('not a rule');
  if (kind === 'zotero') return keepRule(db, { ...shared, notes: typed.notes === true });
  const options: Record<string, unknown> = isDigestFormat(format) ? {} : { ...storedOptions(format, typed.options) };
  await keepRule(db, { ...shared, format, options, file: checkText(typed.file, 120) });
}

const GROUP = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u;

function groupOf(value: unknown): string {
  const group = checkText(value, 40).trim();
  if (!GROUP.test(group)) throw new BadMessage('not a name of a group');
  return group;
}

const tagsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.slice(0, 50) : []).map((tag) => cleanTag(checkText(tag, LIMITS.tag))).filter(Boolean);

type SyncMembers =
  | 'saveTarget'
  | 'removeTarget'
  | 'saveRule'
  | 'removeRule'
  | 'runRule'
  | 'runOutbox'
  | 'foreseeJoin'
  | 'join'
  | 'leave'
  | 'removeDevice'
  | 'answerDevices'
  | 'foreseeShare'
  | 'share'
  | 'unshare';

/** Answers to our own pages about exports and other devices. */
export function syncRequests(): Server<Pick<LibraryRequests, SyncMembers>> {
  return {
    saveTarget: async (target) => saveTarget(await library(), target),
    removeTarget: async (id) => removeTarget(await library(), checkId(id)),
    saveRule: async (rule) => saveRule(await library(), rule),
    async removeRule(id) {
      const db = await library();
      const job = (await db.rules.get(checkId(id)))?.value as Job | undefined;
      if (job?.kind === 'export') await db.rules.delete(id);
    },
    runRule: async (id, replace) => makeDue(await library(), checkId(id), { replace: replace === true }),
    runOutbox: () => runOutbox(true),
    foreseeJoin: async (targetId, passphrase) => foresee(await library(), checkId(targetId), checkText(passphrase, 1000)),
    join: async (targetId, name, passphrase) => join(await library(), checkId(targetId), checkText(name, 60), checkText(passphrase, 1000)),
    leave: async () => leave(await library()),
    removeDevice: async (device, isWanted) => removeDevice(await library(), checkId(device), isWanted === true),
    foreseeShare: async (targetId, group, tags, passphrase) =>
      foreseeShare(await library(), checkId(targetId), groupOf(group), tagsOf(tags), checkText(passphrase, 1000)),
    share: async (targetId, group, tags, name, passphrase) =>
      share(
        await library(),
        { targetId: checkId(targetId), group: groupOf(group), tags: tagsOf(tags) },
        checkText(name, 60),
        checkText(passphrase, 1000),
      ),
    unshare: async (id, withdraw) => unshare(await library(), checkId(id), withdraw === true),
    answerDevices: async (space = DEVICES) => answerMeeting(await library(), checkId(space)),
  };
}
