import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feedNamedBy } from '../../lookup/page-feed';

describe('a page for people', () => {
  const at = 'https://blog.example/posts/';
  test.each<[page: string, feed: string | undefined]>([
    ['<head><link rel="alternate" type="application/rss+xml" title="RSS" href="/feed.xml"></head>', 'https://blog.example/feed.xml'],
    [`<LINK href='atom?a=1&amp;b=2' TYPE=application/atom+xml REL='home alternate'>`, 'https://blog.example/posts/atom?a=1&b=2'],
    [
      '<link rel=alternate hreflang=de href="/de"><link rel="alternate" type="application/rss+xml" href="//b.example/f">',
      'https://b.example/f',
    ],
    ['<link rel="stylesheet" type="application/rss+xml" href="/x">', undefined],
    ['<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">', undefined],
    ['<link rel="alternate" type="application/rss+xml">', undefined],
    ['', undefined],
  ])('%s names %s', (page, feed) => {
    expect(feedNamedBy(page, at)?.of).toBe(feed);
  });

  test('of any words is looked through in no time that grows with its tags', () => {
    expect(feedNamedBy('<link '.repeat(100_000), at)).toBeUndefined();
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => feedNamedBy(`<link rel="alternate" ${text}>`, at) === undefined));
  });
});
