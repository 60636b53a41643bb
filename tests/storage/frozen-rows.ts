/** Rows as each version of the program wrote them. Never edit: a reader's library still holds rows like these. */
const first: Record<string, object[]> = {
  papers: [
    {
      id: '0c1e4f5a-0000-4000-8000-000000000001',
      v: 1,
      aliases: ['arxiv:2402.05099'],
      citekey: 'juravsky2024hydragen',
      addedAt: 1_780_000_000_000,
      site: 'huggingface',
      title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
      authors: [{ name: 'Jordan Juravsky' }],
      year: 2024,
      url: 'https://huggingface.co/papers/2402.05099',
      sources: { title: { from: 'huggingface', at: 1_780_000_000_000 } },
    },
    {
      id: '0c1e4f5a-0000-4000-8000-000000000002',
      v: 1,
      aliases: ['arxiv:2002.01873', 'doi:10.5555/12345678'],
      citekey: 'garnett2023epsilon',
      addedAt: 1_780_000_100_000,
      site: 'arxiv',
      title: '$ε$-shotgun: $ε$-greedy Batch Bayesian Optimisation',
      year: 2020,
      sources: {},
    },
  ],
  abstracts: [{ id: '0c1e4f5a-0000-4000-8000-000000000001', text: 'Invented.', from: 'huggingface', at: 1_780_000_000_000 }],
  annotations: [
    {
      id: '0c1e4f5a-0000-4000-8000-000000000001',
      tags: ['inference', 'to cite'],
      rating: 4,
      status: 'read',
      note: 'Compare with §3.',
      order: 1,
      snoozedUntil: 0,
      changedAt: { rating: 1_780_000_000_500 },
      version: 1,
    },
    {
      id: '0c1e4f5a-0000-4000-8000-000000000002',
      tags: [],
      rating: 0,
      status: 'queued',
      note: '',
      order: 2,
      snoozedUntil: 0,
      changedAt: {},
    },
  ],
  events: [
    { paperId: '0c1e4f5a-0000-4000-8000-000000000001', kind: 'saved', at: 1_780_000_000_000, feed: 'huggingface.co/papers', position: 3 },
  ],
  drafts: [{ alias: 'arxiv:2002.01873', text: 'half a thou', at: 1_780_000_200_000 }],
  settings: [{ key: 'keyPattern', value: '[auth:lower][year]' }],
  meta: [
    { key: 'instance', value: 'a' },
    { key: 'schema', value: 1 },
    { key: 'papers', value: 2 },
  ],
};

const second: Record<string, object[]> = {
  ...first,
  titles: [
    { id: '0c1e4f5a-0000-4000-8000-000000000001', key: 'hydragenhighthroughputllminferencewithsharedprefixes' },
    { id: '0c1e4f5a-0000-4000-8000-000000000002', key: 'εshotgunεgreedybatchbayesianoptimisation' },
  ],
};

const third: Record<string, object[]> = {
  ...second,
  touched: [
    { id: '0c1e4f5a-0000-4000-8000-000000000001', n: 1 },
    { id: '0c1e4f5a-0000-4000-8000-000000000002', n: 2 },
  ],
};

const fourth: Record<string, object[]> = {
  ...third,
  sightings: [{ name: 'arxiv:2402.05099', first: 1_780_000_000_000, at: 1_780_000_300_000 }],
  visits: [{ feed: 'huggingface.co/papers', at: 1_780_000_300_000, before: 1_780_000_000_000 }],
};

const fifth: Record<string, object[]> = {
  ...fourth,
  pushed: [
    {
      place: 'https://api.zotero.org users/1',
      id: '0c1e4f5a-0000-4000-8000-000000000001',
      value: {
        id: '0c1e4f5a-0000-4000-8000-000000000001',
        key: 'ABCD2345',
        version: 7,
        sum: '0f',
        sent: { title: '0a' },
        tags: ['to cite'],
      },
    },
  ],
};

const sixth: Record<string, object[]> = {
  ...fifth,
  models: [{ id: 'relevance', value: { at: 1_780_000_400_000, touched: 2 } }],
  passed: [{ name: 'arxiv:2411.04905', text: { title: 'OpenCoder' }, at: 1_780_000_300_000 }],
};

/** Each version with what it added to the one before. */
export const rowsOfVersion: Record<number, Record<string, object[]>> = {
  1: first,
  2: second,
  3: third,
  4: fourth,
  5: fifth,
  6: sixth,
  7: {
    ...sixth,
    actions: [
      {
        n: 1,
        at: 1_780_000_000_500,
        by: 'library',
        kind: 'rate',
        title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
        changes: [],
        ids: ['0c1e4f5a-0000-4000-8000-000000000001'],
        undone: false,
      },
    ],
  },
};
