import fc from 'fast-check';
import type { Digest, DigestPaper } from '../../formats/digest';
import { HOSTILE } from './hostile';

/** A digest as one is on most days. */
export const DAILY: Digest = {
  day: '2026-06-01',
  title: 'Offprint digest',
  sections: [
    {
      feed: 'arXiv cs.LG',
      papers: [
        {
          found: {
            ids: { arxiv: '2402.05099' },
            site: 'arxiv',
            title: 'Hydragen: High-Throughput LLM Inference with $x_i^2$ & *more*',
            authors: [{ name: 'Jordan Juravsky' }, { name: 'Bradley Brown' }],
            date: '2024-02-07',
            abstract: 'First, wrapped\nwords.\n\nSecond < last.',
          },
          url: 'https://arxiv.org/abs/2402.05099',
          why: ['inference', '−graphs'],
        },
      ],
    },
    { feed: 'An empty one', papers: [] },
    {
      feed: 'Nature & others',
      papers: [
        {
          found: { ids: { doi: '10.1038/s41586-021-03819-2' }, site: 'web', title: 'Große Strukturen', venue: 'Nature' },
          url: 'https://www.nature.com/articles/s41586-021-03819-2?a=1&b=2',
        },
        {
          found: { ids: { arxiv: '2402.05099' }, site: 'web', title: 'Hydragen' },
          url: 'javascript:alert(1)',
        },
      ],
    },
  ],
};

/** One paper for each hostile string, which is in every place of it that is text. */
export const HOSTILE_DIGEST: Digest = {
  day: '2026-06-01',
  title: HOSTILE.join(' ').slice(0, 3000),
  sections: HOSTILE.map((text) => ({ feed: text, papers: [hostilePaper(text)] })),
};

function hostilePaper(text: string): DigestPaper {
  const found = { ids: {}, site: 'web', title: text, authors: [{ name: text }], venue: text, abstract: `${text}\n\n${text}` };
  return { found, url: `https://a.example/?${encodeURIComponent(text.slice(0, 100).toWellFormed())}`, why: [text, text] };
}

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme', maxLength: 200 }));
const urls = fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.constantFrom('javascript:alert(1)', ''), texts);
const papers = fc.record({
  found: fc.record(
    {
      ids: fc.constantFrom({}, { arxiv: '2401.00001' }, { doi: '10.1/"<&>' }),
      site: fc.constant('web'),
      title: texts,
      authors: fc.array(fc.record({ name: texts }), { maxLength: 3 }),
      venue: texts,
      abstract: texts,
      date: fc.oneof(texts, fc.constant('2024-02-29')),
    },
    { requiredKeys: ['ids', 'site', 'title'] },
  ),
  url: urls,
  why: fc.array(texts, { maxLength: 3 }),
});

/** Digests of any words on any day. */
export const anyDigest: fc.Arbitrary<Digest> = fc.record({
  day: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  title: texts,
  sections: fc.array(fc.record({ feed: texts, papers: fc.array(papers, { maxLength: 4 }) }), { maxLength: 3 }),
});
