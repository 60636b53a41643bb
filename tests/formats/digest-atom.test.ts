import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { type Digest, isDay } from '../../formats/digest';
import { writeDigestAtom } from '../../formats/digest-atom';
import { anyDigest, DAILY, HOSTILE_DIGEST } from './digests';

const ATOM = 'http://www.w3.org/2005/Atom';
const parse = (xml: string) => new JSDOM(xml, { contentType: 'application/xml' }).window.document;
const texts = (parent: ParentNode, name: string) => [...parent.querySelectorAll(name)].map((element) => element.textContent);

describe('a digest as an Atom feed', () => {
  test('lists each paper once, with every feed it came from', () => {
    expect(writeDigestAtom(DAILY)).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:offprint.invalid,2026:digest:Offprint%20digest</id>
<title>Offprint digest</title>
<updated>2026-06-01T00:00:00Z</updated>
<author><name>Offprint</name></author>
<generator>Offprint</generator>
<entry>
  <id>tag:offprint.invalid,2026:arxiv:2402.05099</id>
  <title>Hydragen: High-Throughput LLM Inference with $x_i^2$ &amp; *more*</title>
  <updated>2026-06-01T00:00:00Z</updated>
  <published>2024-02-07T00:00:00Z</published>
  <author><name>Jordan Juravsky</name></author>
  <author><name>Bradley Brown</name></author>
  <link rel="alternate" href="https://arxiv.org/abs/2402.05099"/>
  <category term="arXiv cs.LG"/>
  <category term="Nature &amp; others"/>
  <content type="text">Why: inference, −graphs

First, wrapped words.

Second &lt; last.</content>
</entry>
<entry>
  <id>tag:offprint.invalid,2026:doi:10.1038/s41586-021-03819-2</id>
  <title>Große Strukturen</title>
  <updated>2026-06-01T00:00:00Z</updated>
  <link rel="alternate" href="https://www.nature.com/articles/s41586-021-03819-2?a=1&amp;b=2"/>
  <category term="Nature &amp; others"/>
  <content type="text"></content>
</entry>
</feed>
`);
  });

  test('has ids that stay from day to day', () => {
    const ids = (digest: Digest) => texts(parse(writeDigestAtom(digest)), 'id');
    expect(ids({ ...DAILY, day: '2026-06-02' })).toEqual(ids(DAILY));
  });

  test('of any words is well-formed, and has what RFC 4287 asks for', () => {
    const check = (digest: Digest) => {
      const written = writeDigestAtom(digest);
      expect(writeDigestAtom(digest)).toBe(written);
      const { documentElement: feed } = parse(written);
      expect([feed.localName, feed.namespaceURI]).toEqual(['feed', ATOM]);
      expect([...feed.querySelectorAll('*')].filter(({ namespaceURI }) => namespaceURI !== ATOM)).toEqual([]);
      const ids = texts(feed, 'id');
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^tag:offprint\.invalid,2026:[a-z\d]+:[!$&-;=?-Z_a-z~%]*$/);
      for (const time of texts(feed, 'updated')) expect(time).toBe(`${digest.day}T00:00:00Z`);
      for (const time of texts(feed, 'published')) expect(isDay(time.slice(0, 10))).toBe(true);
      for (const link of feed.querySelectorAll('link')) expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
      const listed = digest.sections.flatMap(({ papers }) => papers).length;
      expect(feed.querySelectorAll('entry').length).toBeLessThanOrEqual(listed);
      for (const entry of feed.querySelectorAll('entry'))
        for (const name of ['id', 'title', 'updated', 'content']) expect(entry.querySelectorAll(`:scope > ${name}`)).toHaveLength(1);
    };
    check(HOSTILE_DIGEST);
    fc.assert(fc.property(anyDigest, check), { numRuns: 150 });
  }, 60_000);
});
