/** A file of batches `from` to `to`: its length in bytes and the SHA-256 of them (hex), by which a torn or foreign one is told. */
export interface Segment {
  from: number;
  to: number;
  b: number;
  x: string;
}

/** The whole state as of batch `q`, in parts. */
export interface SnapshotFiles {
  q: number;
  parts: { b: number; x: string }[];
}

/** What one device has put on the remote: only that device writes it, and it is written last, so it never names what is not there. */
export interface Head {
  v: 1;
  device: string;
  /** What the reader calls the device. */
  name: string;
  /** Which library this is of. */
  library: string;
  seq: number;
  /** Papers in the library, to tell when they suddenly become few. */
  papers: number;
  snap?: SnapshotFiles;
  segs: Segment[];
  /** Of each other device, the batch it has read up to. */
  seen: Record<string, number>;
  /** Devices that were taken out of the library. */
  gone?: string[];
}

export const LARGEST_HEAD = 64 * 1024;
const DEVICE = /^[a-z0-9]{8}$/;

export const folderOf = (device: string) => `d/${device}`;
export const headPath = (device: string) => `${folderOf(device)}/head.json`;
export const segmentPath = (device: string, { from, to, x }: Segment) => `${folderOf(device)}/l-${from}-${to}-${x.slice(0, 12)}.jsonl`;
export const partPath = (device: string, q: number, { x }: { x: string }) => `${folderOf(device)}/s-${q}-${x.slice(0, 12)}.gz`;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isFile = (value: unknown): value is { b: number; x: string } => {
  const file = value as Partial<Segment> | null;
  return typeof file === 'object' && file !== null && isCount(file.b) && /^[0-9a-f]{64}$/.test(String(file.x));
};

function snapFrom(value: unknown): SnapshotFiles | undefined {
  const snap = value as Partial<SnapshotFiles> | null | undefined;
  if (!snap || !isCount(snap.q) || !Array.isArray(snap.parts) || !snap.parts.every(isFile)) return undefined;
  return { q: snap.q, parts: snap.parts.map(({ b, x }) => ({ b, x })) };
}

/** The text of a head. The same head gives the same text. */
export function writeHead(head: Head): string {
  const segs = head.segs.map(({ from, to, b, x }) => [from, to, b, x]);
  const snap = head.snap && { q: head.snap.q, parts: head.snap.parts.map(({ b, x }) => [b, x]) };
  return `${JSON.stringify({ ...head, snap, segs })}\n`;
}

function listed(value: unknown, names: readonly string[]): unknown[] {
  return Array.isArray(value)
    ? value.map((one) => (Array.isArray(one) ? Object.fromEntries(names.map((name, at) => [name, one[at]])) : undefined))
    : [];
}

/** The head in that text, or undefined when it is none; a head is written by a program, so a wrong one is a torn one. */
export function readHead(text: string): Head | undefined {
  let given: Record<string, unknown>;
  try {
    given = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  if (typeof given !== 'object' || given === null || given.v !== 1) return undefined;
  const { device, name, library, seq, papers, seen } = given;
  const segs = listed(given.segs, ['from', 'to', 'b', 'x']);
  const snap = given.snap as { q?: unknown; parts?: unknown } | undefined;
  const snapshot = snap && snapFrom({ q: snap.q, parts: listed(snap.parts, ['b', 'x']) });
  if (typeof device !== 'string' || !DEVICE.test(device) || !isCount(seq) || !isCount(papers)) return undefined;
  if (typeof library !== 'string' || (snap && !snapshot)) return undefined;
  if (!segs.every((one) => isFile(one) && isCount((one as Segment).from) && isCount((one as Segment).to))) return undefined;
  const seenBy = Object.entries((seen ?? {}) as object).filter((one): one is [string, number] => DEVICE.test(one[0]) && isCount(one[1]));
  const gone = (Array.isArray(given.gone) ? given.gone : []).filter((one) => typeof one === 'string' && DEVICE.test(one));
  return {
    v: 1,
    device,
    name: String(name ?? '').slice(0, 60),
    library,
    seq,
    papers,
    ...(snapshot && { snap: snapshot }),
    segs: segs as Segment[],
    seen: Object.fromEntries(seenBy),
    ...(gone.length > 0 && { gone }),
  };
}
