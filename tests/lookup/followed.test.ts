import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, FEED_KINDS, type Followed, followOf, hostOf, nameOf, readFollowed } from '../../lookup/followed';
import { politely } from '../../lookup/polite';
import { type StandIn, standIn, stoppedClock } from './stand-in';

describe('what somebody pastes', () => {
  test.each<[typed: string, kind: Followed['kind'], of: string]>([
    ['cs.CL', 'arxiv', 'cs.CL'],
    [' cs.cl ', 'arxiv', 'cs.CL'],
    ['arXiv:cs.LG', 'arxiv', 'cs.LG'],
    ['cs.CL, stat.ml cs.CL', 'arxiv', 'cs.CL+stat.ML'],
    ['Cond-Mat.Str-El', 'arxiv', 'cond-mat.str-el'],
    ['hep-th', 'arxiv', 'hep-th'],
    ['physics.data-an', 'arxiv', 'physics.data-an'],
    ['https://arxiv.org/list/cs.CL/recent?skip=0&show=50', 'arxiv', 'cs.CL'],
    ['arxiv.org/list/math.QA/new', 'arxiv', 'math.QA'],
    ['http://rss.arxiv.org/rss/cs.AI+q-bio.NC', 'arxiv', 'cs.AI+q-bio.NC'],
    ['https://export.arxiv.org/rss/quant-ph', 'arxiv', 'quant-ph'],
    ['https://huggingface.co/papers', 'huggingface-daily', ''],
    ['hf.co/papers/', 'huggingface-daily', ''],
    ['https://huggingface.co/papers/date/2024-05-14', 'huggingface-daily', ''],
    ['https://huggingface.co/papers/trending', 'huggingface-trending', ''],
    ['https://huggingface.co/api/daily_papers?sort=trending', 'huggingface-trending', ''],
    ['https://huggingface.co/blog/feed.xml', 'feed', 'https://huggingface.co/blog/feed.xml'],
    ['https://openreview.net/group?id=ICLR.cc/2025/Conference#tab-accept-oral', 'openreview', 'ICLR.cc/2025/Conference'],
    ['https://openreview.net/group?id=ICLR.cc%2F2025%2FConference%2F-%2FSubmission', 'openreview', 'ICLR.cc/2025/Conference'],
    ['https://openreview.net/submissions?venue=TMLR', 'openreview', 'TMLR'],
    ['NeurIPS.cc/2024/Datasets_and_Benchmarks_Track', 'openreview', 'NeurIPS.cc/2024/Datasets_and_Benchmarks_Track'],
    ['https://blog.example/feed/#top', 'feed', 'https://blog.example/feed/'],
    ['http://blog.example/feed', 'feed', 'https://blog.example/feed'],
    ['feed://blog.example/atom.xml?a=b', 'feed', 'https://blog.example/atom.xml?a=b'],
    ['blog.example/rss', 'feed', 'https://blog.example/rss'],
    ['https://www.nature.com/nature.rss', 'feed', 'https://www.nature.com/nature.rss'],
    ['https://arxiv.org/a/warner_s_1.atom2', 'feed', 'https://arxiv.org/a/warner_s_1.atom2'],
    ['https://export.arxiv.org/api/query?search_query=all:x', 'feed', 'https://export.arxiv.org/api/query?search_query=all:x'],
  ])('%s is a feed of %s: %s', (typed, kind, of) => {
    expect(followOf(typed)).toEqual({ kind, of });
  });

  test.each([
    '',
    'graphs',
    'cs.Cookies',
    'cs.CL no.PE',
    '2401.00001',
    'https://arxiv.org/abs/2401.00001',
    'https://arxiv.org/',
    'https://arxiv.org/list/no.PE/new',
    'https://huggingface.co/papers/2401.00001',
    'https://openreview.net/forum?id=rJXMpikCZ',
    'https://openreview.net/profile?id=~Ann_Author1',
    'https://openreview.net/',
    'https://me:secret@blog.example/feed',
    'javascript:alert(1)',
    'file:///feed.xml',
    'ftp://blog.example/feed',
  ])('%j is none', (typed) => {
    expect(followOf(typed)).toBeUndefined();
  });

  test('is read on a host of https alone, whatever it is, and typed again means the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true, withFragments: true })), (typed) => {
        const followed = followOf(typed);
        if (!followed) return;
        expect(FEED_KINDS).toContain(followed.kind);
        expect(hostOf(followed)).toMatch(/^https:\/\/[^/:*]+\/\*$/);
        expect(addressOf(followed)).toMatch(/^https:/);
        if (followed.kind === 'feed') expect(followOf(followed.of)).toEqual(followed);
      }),
      { numRuns: 1000 },
    );
  });

  test('needs one host, and has a name', () => {
    const feeds = [
      'https://hf.co/papers',
      'https://hf.co/papers/trending',
      'cs.CL+cs.LG',
      'ICLR.cc/2025/Conference',
      'https://www.b.example:8443/feed/',
    ];
    const followed = feeds.map((typed) => followOf(typed)!);
    expect(followed.map((one) => [hostOf(one), nameOf(one)])).toEqual([
      ['https://huggingface.co/*', 'Hugging Face daily papers'],
      ['https://huggingface.co/*', 'Hugging Face trending papers'],
      ['https://rss.arxiv.org/*', 'arXiv cs.CL, cs.LG'],
      ['https://api2.openreview.net/*', 'OpenReview ICLR.cc/2025/Conference'],
      ['https://www.b.example/*', 'b.example:8443/feed'],
    ]);
  });
});

describe('a followed feed', () => {
  const NOW = Date.UTC(2024, 4, 15);
  let server: StandIn;
  beforeEach(async () => {
    server = await standIn();
  });
  afterEach(() => server.close());

  /** Reads a feed whose host is this machine for now. */
  function read(followed: Followed, body: string | object) {
    server.answer((_request, response) => response.end(typeof body === 'string' ? body : JSON.stringify(body)));
    const here: typeof fetch = (url, init) => {
      const { pathname, search } = new URL(String(url));
      return fetch(`${server.base}${pathname}${search}`, init);
    };
    return readFollowed(followed, politely(here, stoppedClock(), { gap: 0, signal: new AbortController().signal }), NOW);
  }

  const record = {
    id: '2402.05099',
    title: 'Hydragen: High-Throughput LLM Inference\nwith Shared Prefixes',
    summary: 'Made-up words.',
    authors: [{ name: 'Jordan Juravsky', hidden: false }, { name: 'Bradley Brown', hidden: true }, { name: ':' }],
    publishedAt: '2024-02-07T18:53:01.000Z',
    upvotes: 12,
  };

  test('of Hugging Face is its daily papers with their upvotes', async () => {
    const { papers } = await read({ kind: 'huggingface-daily', of: '' }, [
      { paper: record, publishedAt: '2024-05-14T00:00:00.000Z', title: 'x' },
      { paper: { ...record, id: 'no-arxiv-id' } },
      { paper: { ...record, id: '1706.03762', upvotes: 'many', submittedOnDailyAt: '2024-05-13T09:00:00.000Z' } },
    ]);
    expect(server.asked).toEqual(['/api/daily_papers?limit=100']);
    expect(papers).toEqual([
      {
        found: {
          ids: { arxiv: '2402.05099' },
          site: 'huggingface',
          title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
          url: 'https://huggingface.co/papers/2402.05099',
          authors: [{ name: 'Jordan Juravsky' }, { name: 'Bradley Brown' }],
          date: '2024-02-07',
          abstract: 'Made-up words.',
        },
        url: 'https://huggingface.co/papers/2402.05099',
        published: '2024-05-14',
        rank: 1,
        upvotes: 12,
      },
      expect.objectContaining({ rank: 3, published: '2024-05-13' }),
    ]);
    expect(papers[1]).not.toHaveProperty('upvotes');
    await read({ kind: 'huggingface-trending', of: '' }, []);
    expect(server.asked.at(-1)).toBe('/api/daily_papers?sort=trending&limit=100');
  });

  test('of arXiv is what it announces', async () => {
    const { papers } = await read(
      { kind: 'arxiv', of: 'cs.LG+hep-th' },
      readFileSync(join(import.meta.dirname, 'feeds/arxiv-atom.xml'), 'utf8'),
    );
    expect(server.asked).toEqual(['/atom/cs.LG+hep-th']);
    expect(papers).toMatchObject([
      { found: { site: 'arxiv', ids: { arxiv: '2402.05099' } }, announced: 'new' },
      { found: { site: 'arxiv', ids: { arxiv: 'hep-th/9711200' } }, announced: 'replace-cross' },
    ]);
  });

  test('of OpenReview is the papers of the venue, and of no other', async () => {
    const venueid = 'ICLR.cc/2025/Conference';
    const note = (id: string, content: object) => ({ id, forum: id, pdate: Date.UTC(2024, 0, 16), content });
    const content = {
      title: { value: 'Graph things' },
      authors: { value: ['A B'] },
      venue: { value: 'ICLR 2025 Poster' },
      venueid: { value: venueid },
    };
    const { papers } = await read(
      { kind: 'openreview', of: venueid },
      {
        notes: [note('rJXMpikCZ', content), note('another00', { ...content, venueid: { value: 'X.cc' } }), note('untitled0', { venueid })],
      },
    );
    expect(server.asked).toEqual(['/notes?content.venueid=ICLR.cc%2F2025%2FConference&limit=500']);
    expect(papers).toEqual([
      {
        found: {
          ids: { openreview: 'rJXMpikCZ' },
          site: 'openreview',
          title: 'Graph things',
          url: 'https://openreview.net/forum?id=rJXMpikCZ',
          authors: [{ name: 'A B' }],
          venue: 'ICLR 2025 Poster',
          year: 2025,
          type: 'inproceedings',
        },
        url: 'https://openreview.net/forum?id=rJXMpikCZ',
        published: '2024-01-16',
        rank: 1,
      },
    ]);
  });

  test('that dates a paper in the future does not say when it was published', async () => {
    const item = (date: string) => `<item><title>A</title><link>https://b.example/${date}</link><dc:date>${date}</dc:date></item>`;
    const { papers } = await read(
      { kind: 'feed', of: 'https://b.example/feed?a=1' },
      `<rss><channel>${item('2024-05-16')}${item('2024-05-17')}</channel></rss>`,
    );
    expect(server.asked).toEqual(['/feed?a=1']);
    expect(papers.map(({ published }) => published)).toEqual(['2024-05-16', undefined]);
  });

  test('says its own title, unless we have a better name for it', async () => {
    const feed = '<rss><channel><title>Words of B</title><item><title>A</title><link>https://b.example/1</link></item></channel></rss>';
    expect((await read({ kind: 'feed', of: 'https://b.example/feed' }, feed)).title).toBe('Words of B');
    expect((await read({ kind: 'arxiv', of: 'cs.CL' }, feed)).title).toBe('');
  });

  test.each(FEED_KINDS.filter((kind) => kind !== 'feed'))('of %s is not believed when its answer makes no sense', async (kind) => {
    const odd = [
      '{}',
      'null',
      '7',
      '"text"',
      '[{}]',
      '[[[]]]',
      '{"notes":7}',
      '{"notes":[{}]}',
      '{"error":"x"}',
      '[{"paper":{"id":[],"authors":{}}}]',
    ];
    for (const body of odd) await expect(read({ kind, of: 'TMLR' }, body), body).rejects.toMatchObject({ code: 'bad-answer' });
    await expect(read({ kind, of: 'TMLR' }, '<!doctype html><title>Are you a bot?</title>')).rejects.toMatchObject({ code: 'page' });
  });
});
