import { type Head, headPath, partPath, type Segment, segmentPath, writeHead } from './head';
import type { DeviceState, Tx } from './local';
import { BOXES } from './pack';
import { bytesOf, gzip, sha256 } from './packing';
import type { Pass } from './pull';

const KB = 1024;
/** Files of batches are put together while the older is no larger, up to this size. */
const LARGEST_JOINED = 256 * KB;
/** Batches beyond this size, or that of the snapshot, make a new snapshot worth its while. */
const MUCH = 1024 * KB;
/** A part of a snapshot holds about so much text. */
const PART = 4 * 1024 * KB;
/** Files no head names any more stay for those who read slowly (ms). */
const GRACE = 7 * 86_400_000;

async function putFile({ store }: Pass, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await store.write(path, bytes);
}

/** The text of as many boxes as make a part, and the box after them. */
async function partFrom(tx: Tx, from: number): Promise<{ text: string; box: number }> {
  let text = '';
  let box = from;
  for (; box < BOXES && text.length < PART; box++) {
    const [stored = ''] = await tx.boxes([box]);
    text += stored;
  }
  return { text, box };
}

type Writing = NonNullable<DeviceState['writing']>;

/** Writes the snapshot's next parts; gives what its head is to name when all are there, undefined when there is no time left. */
async function pushSnapshot(pass: Pass): Promise<Writing | undefined> {
  const { device, begun } = await pass.local.step(async (tx) => {
    const now = await tx.state();
    if (now.writing) return { device: now.device, begun: now.writing };
    // Batches from here on are kept again: this snapshot may not have them.
    const writing: Writing = { q: now.seq, parts: [], box: 0 };
    await tx.setState({ ...now, bulk: false, writing });
    return { device: now.device, begun: writing };
  });
  let writing = begun;
  const note = () => pass.local.step(async (tx) => tx.setState({ ...(await tx.state()), writing }));
  for (let first = true; writing.box < BOXES; first = false) {
    if (!first && pass.isLate()) {
      await pass.store.flush?.('Offprint: part of a library');
      await note();
      return undefined;
    }
    const { text, box } = await pass.local.step((tx) => partFrom(tx, writing.box));
    const parts = [...writing.parts];
    if (text !== '') {
      const bytes = await gzip(text);
      const part = { b: bytes.byteLength, x: await sha256(bytes) };
      await putFile(pass, partPath(device, writing.q, part), bytes);
      parts.push(part);
    }
    writing = { ...writing, parts, box };
    // What waits for a commit is not there yet, and would be missed if this were the end.
    if (!pass.store.flush) await note();
    pass.tell?.(box, BOXES);
  }
  return writing;
}

interface Chain {
  segs: Segment[];
  files: { path: string; bytes: Uint8Array<ArrayBuffer> }[];
}

/** The head's files with the new batches among them: put together with those before that are no larger, so that there are never many. */
async function chainWith(state: DeviceState, batches: readonly { seq: number; text: string }[]): Promise<Chain> {
  const base = state.writing ? state.writing.q : (state.head?.snap?.q ?? 0);
  const segs = (state.head?.segs ?? []).filter(({ from }) => from > base);
  const fresh = batches.filter(({ seq }) => seq > Math.max(base, segs.at(-1)?.to ?? 0));
  if (fresh.length === 0) return { segs, files: [] };
  const files: Chain['files'] = [];
  let from = fresh[0]?.seq ?? 0;
  let size = fresh.reduce((sum, { text }) => sum + text.length, 0);
  for (let last = segs.at(-1); last && last.b <= size && last.b + size <= LARGEST_JOINED; last = segs.at(-1)) {
    from = last.from;
    size += last.b;
    segs.pop();
  }
  let text = '';
  const close = async (to: number) => {
    const bytes = bytesOf(text);
    const segment = { from, to, b: bytes.byteLength, x: await sha256(bytes) };
    segs.push(segment);
    files.push({ path: segmentPath(state.device, segment), bytes });
    text = '';
    from = to + 1;
  };
  const all = batches.filter(({ seq }) => seq >= from);
  for (const batch of all) {
    text += batch.text;
    if (text.length > 4 * MUCH) await close(batch.seq);
  }
  if (text !== '') await close(all.at(-1)?.seq ?? from);
  return { segs, files };
}

/** Writes our head and takes note of it. */
async function writeOurHead(pass: Pass, state: DeviceState, chain: Chain): Promise<void> {
  const snap = state.writing ? { q: state.writing.q, parts: state.writing.parts } : state.head?.snap;
  const { gone = [] } = state;
  const read = Object.entries(state.seen).filter(([device]) => !gone.includes(device));
  const seen = Object.fromEntries(read.map(([device, { seq }]) => [device, seq]));
  const papers = await pass.local.step((tx) => tx.papers());
  const seq = chain.segs.at(-1)?.to ?? snap?.q ?? 0;
  const head: Head = {
    v: 1,
    device: state.device,
    name: state.name,
    library: state.library,
    seq,
    papers,
    ...(snap && { snap }),
    segs: chain.segs,
    seen,
    ...(gone.length > 0 && { gone }),
  };
  const bytes = bytesOf(writeHead(head));
  const x = await sha256(bytes);
  // Noted before it is sent: when the answer is lost, a head of ours is found there and must not pass for a stranger's.
  await pass.local.step(async (tx) => {
    const now = await tx.state();
    await tx.setState({ ...now, tried: [...now.tried.filter((one) => one !== x), x].slice(-20) });
  });
  await putFile(pass, headPath(state.device), bytes);
  await pass.store.flush?.(`Offprint: ${state.name || state.device}`);
  await pass.local.step(async (tx) => {
    const now = await tx.state();
    const at = pass.now();
    const names = (one: Head | undefined) => [
      ...(one?.segs ?? []).map((segment) => segmentPath(state.device, segment)),
      ...(one?.snap?.parts ?? []).map((part) => partPath(state.device, one?.snap?.q ?? 0, part)),
    ];
    const live = new Set(names(head));
    const retired = names(now.head).filter((path) => !live.has(path));
    await tx.setState({
      ...now,
      head,
      tried: [x],
      writing: undefined,
      retired: [...now.retired, ...retired.map((path) => ({ path, at }))],
    });
    if (snap) await tx.dropBatches(snap.q);
  });
}

/** Removes files that have not been needed for a week, a few at a time; gives their paths. */
async function clear(pass: Pass): Promise<string[]> {
  const { retired } = await pass.local.step((tx) => tx.state());
  const old = retired.filter(({ at }) => at < pass.now() - GRACE).slice(0, 20);
  for (const { path } of old) await pass.store.remove(path);
  return old.map(({ path }) => path);
}

/** Puts what this device said on the remote, its head last; with `again` the head even if nothing is new. True when all of it is there, undefined when there is no time left. */
export async function push(pass: Pass, again = false): Promise<boolean | undefined> {
  const before = await pass.local.step((tx) => tx.state());
  const bytes = (before.head?.segs ?? []).reduce((sum, { b }) => sum + b, 0);
  const snapshot = (before.head?.snap?.parts ?? []).reduce((sum, { b }) => sum + b, 0);
  const isNeeded = before.bulk || before.writing !== undefined || bytes > Math.max(MUCH, snapshot);
  const writing = isNeeded ? await pushSnapshot(pass) : undefined;
  if (isNeeded && !writing) return undefined;
  const state = { ...(await pass.local.step((tx) => tx.state())), writing };
  const batches = await pass.local.step((tx) => tx.batches(state.head?.snap?.q ?? 0));
  const chain = await chainWith(state, batches);
  const isNew = again || !state.head || isNeeded || chain.files.length > 0;
  // Nothing is committed for the sake of old files alone.
  const cleared = isNew || !pass.store.flush ? await clear(pass) : [];
  if (isNew) {
    for (const { path, bytes: content } of chain.files) await putFile(pass, path, content);
    await writeOurHead(pass, state, chain);
  }
  if (cleared.length > 0) {
    await pass.local.step(async (tx) => {
      const now = await tx.state();
      await tx.setState({ ...now, retired: now.retired.filter(({ path }) => !cleared.includes(path)) });
    });
  }
  return true;
}
