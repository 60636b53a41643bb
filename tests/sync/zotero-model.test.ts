import { expect, test } from 'vitest';
import { TargetError } from '../../sync/target-error';
import { randomOf } from './trial';
import { type ZoteroServer, zoteroServer } from './zotero-server';
import { type Shelf, shelf } from './zotero-shelf';

const TRIALS = Number(process.env.OFFPRINT_ZOTERO_TRIALS ?? 60);
const PAPERS = ['1', '2', '3', '4'];
const VENUES = ['', 'Journal of Engines', 'Conference on Engines'];

/** What must hold in the end, by paper. */
interface Expected {
  /** What the reader wrote in Zotero last, by field, and the tags they gave there. */
  theirs: Record<string, string>;
  tags: Set<string>;
  deleted: boolean;
}

const linkOf = (id: string) => `https://arxiv.org/abs/2401.${id.padStart(5, '0')}`;
const itemsOf = (server: ZoteroServer, id: string) => [...server.library.items].filter(([, { data }]) => data.url === linkOf(id));

function editThere(server: ZoteroServer, here: Shelf, id: string, all: Map<string, Expected>, random: () => number, step: number): void {
  const [key, stored] = itemsOf(server, id)[0] ?? [];
  const expected = all.get(id);
  if (!key || !stored || !expected || stored.data.deleted) return;
  const { data } = stored;
  const what = random();
  if (what < 0.4) {
    const field = ['title', 'abstractNote', 'shortTitle', 'date'][Math.floor(random() * 4)] as string;
    expected.theirs[field] = `theirs ${step}`;
    server.edit(key, { [field]: expected.theirs[field] });
  } else if (what < 0.6) {
    expected.theirs.line = `mine: ${step}`;
    const lines = String(data.extra)
      .split('\n')
      .filter((line) => !line.startsWith('mine:'));
    server.edit(key, { extra: [expected.theirs.line, ...lines].join('\n') });
  } else if (what < 0.9) {
    expected.tags.add(`theirs ${step}`);
    server.edit(key, { tags: [...(data.tags as object[]), { tag: `theirs ${step}` }] });
  } else if (random() < 0.5) {
    expected.deleted = true;
    server.edit(key, { deleted: 1 });
  } else if (here.rows.get(id)?.version) {
    // One that was made without our knowing cannot be told from one that never was.
    expected.deleted = true;
    server.library.items.delete(key);
  }
}

function changeHere(here: Shelf, id: string, random: () => number, step: number): void {
  const what = random();
  if (what < 0.4) here.facts(id, { title: `ours ${step}` });
  else if (what < 0.6)
    here.facts(id, { venue: VENUES[Math.floor(random() * VENUES.length)], pages: random() < 0.5 ? `${step}` : undefined });
  else if (what < 0.7) here.facts(id, { citekey: `key${step}` });
  else here.say(id, { tags: random() < 0.5 ? [`ours ${step}`] : [`ours ${step}`, 'ours'] });
}

/** Pushes while requests fail, answers get lost, and the background ends where it likes. */
async function pushBadly(here: Shelf, server: ZoteroServer, random: () => number): Promise<boolean> {
  server.before = () => (random() < 0.2 ? 503 : random() < 0.25 ? 'lost' : undefined);
  try {
    await here.push({
      isLate: () => random() < 0.3,
      ...(random() < 0.3 && {
        keep: async (rows) => {
          // What is kept is kept whole or not at all.
          if (random() < 0.5) throw new TargetError('stopped', 'the background ended');
          for (const row of rows) here.rows.set(row.id, structuredClone(row));
        },
      }),
    });
    return true;
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    return false;
  } finally {
    server.before = () => undefined;
  }
}

test(`in ${TRIALS} random trials no item is made twice, and what the reader does in Zotero stays`, { timeout: 300_000 }, async () => {
  let failed = 0;
  for (let seed = 1; seed <= TRIALS; seed++) {
    const random = randomOf(seed);
    const server = await zoteroServer();
    const here = shelf(server);
    const expected = new Map(PAPERS.map((id): [string, Expected] => [id, { theirs: {}, tags: new Set(), deleted: false }]));
    for (let step = 0; step < 40; step++) {
      const id = PAPERS[Math.floor(random() * PAPERS.length)] as string;
      const what = random();
      if (!here.papers.has(id)) here.save(id, { abstract: `About ${id}` });
      else if (what < 0.4) changeHere(here, id, random, step);
      else if (what < 0.7) editThere(server, here, id, expected, random, step);
      else if (!(await pushBadly(here, server, random))) failed++;
    }
    for (const id of here.papers.keys()) here.facts(id, { issn: '1234-5679' });
    await here.push();
    const version = server.library.version;
    expect(await here.push(), `seed ${seed}`).toMatchObject({ refused: 0, rest: 0 });
    expect(server.library.version, `seed ${seed}`).toBe(version);
    for (const id of here.papers.keys()) {
      const { theirs, tags, deleted } = expected.get(id) as Expected;
      const items = itemsOf(server, id);
      const at = `seed ${seed}, paper ${id}`;
      if (deleted) {
        expect(items.every(([, { data }]) => data.deleted) && items.length <= 1, at).toBe(true);
        continue;
      }
      expect(items.length, at).toBe(1);
      const data = items[0]?.[1].data ?? {};
      const { line, ...fields } = theirs;
      expect(data, at).toMatchObject(fields);
      if (line) expect(String(data.extra), at).toContain(line);
      const paper = here.papers.get(id)?.paper;
      if (!theirs.title) expect(data.title, at).toBe(paper?.title);
      expect(String(data.extra), at).toContain(`Citation Key: ${paper?.citekey}`);
      const there = (data.tags as { tag: string }[]).map(({ tag }) => tag);
      expect(new Set(there.filter((tag) => tag.startsWith('theirs'))), at).toEqual(tags);
      expect(there.filter((tag) => !tag.startsWith('theirs')).sort(), at).toEqual(
        [...(here.papers.get(id)?.annotation?.tags ?? [])].sort(),
      );
    }
    await server.close();
  }
  expect(failed).toBeGreaterThan(TRIALS);
});
