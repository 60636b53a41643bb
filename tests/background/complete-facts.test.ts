import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { completeFacts, type World, wantFactsOf } from '../../entrypoints/background/complete-facts';
import { arxiv } from '../../lookup/arxiv';
import { crossref } from '../../lookup/crossref';
import type { Service } from '../../lookup/service';
import { refuseCandidate } from '../../storage/facts';
import type { Library } from '../../storage/schema';
import { undo } from '../../storage/write';
import { type StandIn, standIn, stoppedClock } from '../lookup/stand-in';
import { freshLibrary, onHuggingFace, say } from '../storage/fixture';

const DOI = '10.1145/3600006.3613165';
const TITLE = onHuggingFace.title;

let server: StandIn;
let db: Library;
let world: World;

/** A service with this machine in its place. */
const here = (service: Service): Service => ({ ...service, base: server.base });

beforeEach(async () => {
  server = await standIn();
  db = await freshLibrary();
  world = {
    db,
    services: [here(arxiv), here(crossref)],
    fetch,
    clock: stoppedClock(),
    signal: new AbortController().signal,
    rests: new Map(),
  };
});
afterEach(() => server.close());

const feed = (more = '') =>
  `<feed><entry><id>http://arxiv.org/abs/2402.05099v3</id><published>2024-02-07T00:00:00Z</published><title>${TITLE}</title><summary>Invented.</summary><author><name>Jordan Juravsky</name></author>${more}<arxiv:primary_category term="cs.LG"/></entry></feed>`;
const work = (title = TITLE) =>
  JSON.stringify({
    message: {
      DOI,
      type: 'proceedings-article',
      title: [title],
      author: [{ given: 'Jordan', family: 'Juravsky' }],
      'container-title': ['Proceedings of a Symposium'],
      published: { 'date-parts': [[2024]] },
      page: '1-15',
    },
  });
const appeared = `<arxiv:doi>${DOI}</arxiv:doi>`;
const answer = (atom: string, json = work()) =>
  server.answer((request, response) => void response.end(request.url?.startsWith('/api/') ? atom : json));

async function saved() {
  await say(db, onHuggingFace, { rating: 4, note: 'Mine.' });
  const [paper] = await db.papers.toArray();
  return paper!;
}

describe('a saved paper', () => {
  test('is completed where it lacks something, and what is there is never overwritten', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    answer(feed());
    await completeFacts(world);
    expect(await db.papers.get(paper.id)).toMatchObject({
      title: TITLE,
      url: onHuggingFace.url,
      authors: [{ name: 'Jordan Juravsky' }],
      date: '2024-02-07',
      categories: ['cs.LG'],
      sources: { title: { from: 'huggingface' }, authors: { from: 'arxiv' }, date: { from: 'arxiv' } },
      citekey: paper.citekey,
    });
    expect(await db.abstracts.get(paper.id)).toMatchObject({ text: 'Invented.', from: 'arxiv' });
    expect(await db.annotations.get(paper.id)).toMatchObject({ rating: 4, note: 'Mine.' });
    expect(await db.findings.get(paper.id)).toMatchObject({ newestVersion: 3 });
  });

  test('that an id links to its published version becomes that, keeps its preprint and key, and can be turned back', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    answer(feed(appeared));
    await completeFacts(world);
    expect(await db.papers.get(paper.id)).toMatchObject({
      type: 'inproceedings',
      venue: 'Proceedings of a Symposium',
      pages: '1-15',
      aliases: ['arxiv:2402.05099', `doi:${DOI}`],
      citekey: paper.citekey,
    });
    const [action] = await db.actions.where('n').above(0).reverse().toArray();
    expect(action).toMatchObject({ kind: 'facts' });
    await undo(db, action!.n);
    const back = await db.papers.get(paper.id);
    expect(back).not.toHaveProperty('venue');
    expect(back).toMatchObject({ authors: [{ name: 'Jordan Juravsky' }] });
  });

  test('whose published version has other words in its title waits for the reader, and is not offered again once refused', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    answer(feed(appeared), work('Hydragen: fast inference for prefixes that many share'));
    await completeFacts(world);
    expect(await db.papers.get(paper.id)).not.toHaveProperty('venue');
    expect(await db.findings.get(paper.id)).toMatchObject({ candidate: { by: 'id-link', said: { venue: 'Proceedings of a Symposium' } } });
    await refuseCandidate(db, paper.id, `doi:${DOI}`);
    await db.lookups.put({ id: paper.id, todo: ['arxiv'], nextAt: 0 });
    await completeFacts(world);
    expect(await db.findings.get(paper.id)).not.toHaveProperty('candidate');
  });

  test('is not completed from an answer about another one', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    answer(feed().replace(TITLE, 'On the cohomology of arithmetic groups'));
    await completeFacts(world);
    expect(await db.papers.get(paper.id)).not.toHaveProperty('authors');
  });

  test('waits while a service is busy, and goes on where it stopped', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    server.answer((_request, response) => void response.writeHead(429, { 'retry-after': '600' }).end());
    const next = await completeFacts(world);
    expect(next).toBe(world.clock.now() + 600_000);
    expect(await completeFacts(world)).toBe(next);
    expect(server.asked).toHaveLength(1);
    await world.clock.wait(600_001, world.signal);
    answer(feed());
    await completeFacts(world);
    expect(await db.papers.get(paper.id)).toHaveProperty('authors');
  });

  test('that is removed meanwhile is forgotten', async () => {
    const paper = await saved();
    await wantFactsOf(world, [paper]);
    await db.papers.delete(paper.id);
    expect(await completeFacts(world)).toBe(0);
    expect(server.asked).toEqual([]);
  });
});

test('no service allowed, no request', async () => {
  const paper = await saved();
  await wantFactsOf(world, [paper]);
  world.services = [];
  expect(await completeFacts(world)).toBe(0);
  expect(server.asked).toEqual([]);
});

test('work that is killed between two answers is done once, not twice', async () => {
  const ending = new AbortController();
  const paper = await saved();
  await wantFactsOf(world, [paper]);
  server.answer(() => ending.abort());
  await completeFacts({ ...world, signal: ending.signal });
  expect(await db.lookups.toArray()).toMatchObject([{ id: paper.id, todo: ['arxiv'] }]);
  answer(feed());
  await completeFacts(world);
  expect(await db.papers.get(paper.id)).toHaveProperty('authors');
});
