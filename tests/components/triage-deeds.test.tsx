// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { type Asks, type TriageDeeds, useTriageDeeds } from '../../entrypoints/editor/triage-deeds';
import type { FromTriage, ToTriage, TriageCard } from '../../messages/frame';
import type { ChipState } from '../../messages/requests';
import type { Change } from '../../paper/annotation';
import { draw, settle } from './draw';

const card = (state: ChipState | null): TriageCard => ({
  name: 'arxiv:2401.00001',
  index: 1,
  state,
  paper: { ids: { arxiv: '2401.00001' }, site: 'arxiv', title: 'A Paper' },
  place: { feed: 'https://arxiv.org/list/cs.CL/new', position: 1 },
});
const dismissed: ChipState = { status: 'dismissed', rating: 0, tags: [], note: false };

/** A library of one paper that keeps what it is told, and lists the changes. */
function library() {
  const was: (ChipState | null)[] = [null];
  const changes: Change[] = [];
  const now = () => was.at(-1) ?? null;
  const asks: Asks = {
    tags: async () => [],
    states: async () => [now()],
    async actMany(_papers, change) {
      changes.push(change);
      was.push({ ...(now() ?? { ...dismissed, status: '' }), ...change } as ChipState);
      return { action: was.length, states: [now()] };
    },
    citeMany: async () => '',
    open: async () => undefined,
    async undo() {
      was.pop();
    },
  };
  return { asks, changes };
}

/** Triage at one card that is in no library yet; `tell` speaks as the page's script does. */
async function begin(asks: Asks) {
  const { port1, port2 } = new MessageChannel();
  let deeds: TriageDeeds | undefined;
  const told: FromTriage['kind'][] = [];
  const Bar = () => {
    deeds = useTriageDeeds(port2, ({ kind }) => told.push(kind), asks);
    return null;
  };
  draw(<Bar />);
  const tell = (message: ToTriage) => settle(() => port2.onmessage?.({ data: message } as MessageEvent));
  const now = () => deeds as TriageDeeds;
  tell({ kind: 'at', card: card(null), of: 1 });
  const said = async (n: number) => {
    await expect.poll(() => now().said.n).toBe(n);
    settle(() => undefined);
  };
  return {
    tell,
    told,
    now,
    said,
    press: (...keys: Parameters<TriageDeeds['perform']>[0][]) => {
      for (const key of keys) settle(() => now().perform(key));
    },
    end: () => port1.close(),
  };
}

describe('a key that is pressed again takes back what it said', () => {
  it('when the page tells late how things were before', async () => {
    const { asks, changes } = library();
    const { tell, press, said, end } = await begin(asks);
    press('dismiss');
    await said(1);
    tell({ kind: 'at', card: card(null), of: 1 });
    press('dismiss');
    await said(2);
    tell({ kind: 'at', card: card(dismissed), of: 1 });
    press('dismiss');
    await said(3);
    expect(changes).toEqual([{ status: 'dismissed' }, { status: '' }, { status: 'dismissed' }]);
    end();
  });

  it('when the page tells how things were while several keys are still being done', async () => {
    const { asks, changes } = library();
    const { tell, press, said, end } = await begin(asks);
    press('dismiss', 'dismiss');
    tell({ kind: 'at', card: card(dismissed), of: 1 });
    press('dismiss');
    await said(3);
    expect(changes).toEqual([{ status: 'dismissed' }, { status: '' }, { status: 'dismissed' }]);
    end();
  });

  it('and says it once more right after it was undone', async () => {
    const { asks, changes } = library();
    const { press, said, now, end } = await begin(asks);
    press('dismiss', 'undo', 'dismiss');
    await said(3);
    expect(changes).toEqual([{ status: 'dismissed' }, { status: 'dismissed' }]);
    expect(now().card?.state).toEqual(dismissed);
    end();
  });
});

it('a tag given right after a key waits for the card that the key goes to', async () => {
  const { asks } = library();
  const changed: (string | undefined)[] = [];
  const { tell, press, now, end } = await begin({
    ...asks,
    actMany: (papers, change) => {
      changed.push(...papers.map(({ paper }) => paper.ids.arxiv));
      return asks.actMany(papers, change);
    },
  });
  press('next');
  settle(() => now().change({ addTags: ['llm'] }));
  const next = card(null);
  tell({ kind: 'at', card: { ...next, name: 'arxiv:2401.00002', paper: { ...next.paper, ids: { arxiv: '2401.00002' } } }, of: 2 });
  tell({ kind: 'ready' });
  await expect.poll(() => changed).toEqual(['2401.00002']);
  end();
});

it('the bar says that it may go once all that keys asked for is done', async () => {
  const { asks, changes } = library();
  const { promise, resolve } = Promise.withResolvers<void>();
  const { tell, told, press, end } = await begin({ ...asks, states: (papers) => promise.then(() => asks.states(papers)) });
  press('dismiss', 'queue');
  tell({ kind: 'bye' });
  await Promise.resolve();
  expect(told).toEqual([]);
  resolve();
  await expect.poll(() => told).toEqual(['gone']);
  expect(changes).toHaveLength(2);
  end();
});
