import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_PAPERS, readFeed } from '../../lookup/feed';
import { inside, readXml, type XmlElement } from '../../lookup/feed-xml';
import { LookupError } from '../../lookup/polite';
import { LIMITS } from '../../paper/text';

const AT = 'https://feed.example/rss';
const item = (inner: string) => `<rss><channel><title>T</title><item>${inner}</item></channel></rss>`;
const NAMED = '<title>A title</title><link>https://feed.example/1</link>';
const found = (inner: string) => readFeed(item(inner), AT).papers[0]?.found;

/** Characters of text an XML tree holds, and how deep it is. */
function measure(element: XmlElement): { text: number; depth: number } {
  let [text, depth] = [0, 0];
  for (const child of element.children) {
    if (typeof child === 'string') text += child.length;
    else {
      const inner = measure(child);
      text += inner.text;
      depth = Math.max(depth, inner.depth + 1);
    }
  }
  return { text, depth };
}

describe('a hostile feed', () => {
  test('cannot make entities grow: what a document type declares is never known', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol0 "lol"><!ENTITY xxe SYSTEM "file:///x">${levels.join('')}]>`;
    const { papers } = readFeed(`${bomb}${item('<title>&lol9;&xxe;</title><link>https://feed.example/1</link>')}`, AT);
    expect(papers[0]?.found.title).toBe('&lol9;&xxe;');
  });

  test('cannot nest without end', () => {
    for (const text of ['<a>'.repeat(100_000), item('<b>'.repeat(100_000)), '<a><b>'.repeat(100_000)])
      expect(() => readFeed(text, AT)).toThrow(expect.objectContaining({ code: 'bad-answer' }));
    const nested = `${'<i>'.repeat(40)}deep${'</i>'.repeat(40)}`;
    expect(found(`<title>${nested}</title><link>https://feed.example/1</link>`)?.title).toBe('deep');
  });

  test('that ends too soon is read as far as it goes', () => {
    expect(found(`${NAMED}<description><![CDATA[never closed`)?.abstract).toBe('never closed');
    expect(found(`${NAMED}<description>so far<!-- never closed`)?.abstract).toBe('so far');
    expect(found(`${NAMED}<description attribute="never closed`)?.title).toBe('A title');
    expect(readFeed(`<rss><channel><item>${NAMED}`, AT).papers).toHaveLength(1);
  });

  test('leads to no address but a plain one', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'https://a:b@c.example/',
      'java\nscript:alert(1)',
      '//',
    ])
      expect(found(`<title>A</title><link>${address}</link><guid>${address}</guid>`)).toBeUndefined();
    expect(found(`<title>A</title><link>JAVASCRIPT:alert(1)</link><guid>https://feed.example/2</guid>`)?.url).toBe(
      'https://feed.example/2',
    );
  });

  test('gives plain text: no scripts, comments, bidi overrides or NUL', () => {
    const title =
      '&lt;script&gt;alert(1)&lt;/script&gt;A &lt;b&gt;bold&lt;/b&gt;\u202e title\u0000&#0;&#x202e;&amp;#8206;<![CDATA[<!-- x -->.]]>';
    expect(found(`<title>${title}</title><link>https://feed.example/1</link>`)?.title).toBe('A bold title.');
    expect(found(`<title>A &lt;script&gt;alert(1)</title><link>https://feed.example/1</link>`)?.title).toBe('A');
    expect(found(`${NAMED}<description>a &amp;lt;img src=x&amp;gt; b</description>`)?.abstract).toBe('a <img src=x> b');
    expect(found(`${NAMED}<category>__proto__</category><dc:creator>\u202eevil\u0000</dc:creator>`)).toMatchObject({
      authors: [{ name: 'evil' }],
    });
  });

  test('of 50 000 entries is read up to its limit', () => {
    const entries = Array.from(
      { length: 50_000 },
      (_, at) => `<item><title>Paper ${at}</title><link>https://feed.example/${at}</link></item>`,
    );
    const { papers } = readFeed(`<rss><channel>${entries.join('')}</channel></rss>`, AT);
    expect(papers).toHaveLength(MOST_PAPERS);
    expect(papers.at(-1)?.rank).toBe(MOST_PAPERS);
  });

  test('of endless texts and lists is cut to what is kept', () => {
    const many = (xml: string) => xml.repeat(30_000);
    const long = found(
      `<title>${'x'.repeat(100_000)}</title>${many('<link>https://feed.example/1</link>')}${many('<guid>doi:10.1234/x</guid>')}${many('<author>A B</author>')}${many('<category>c</category>')}<description>${'y '.repeat(100_000)}</description>`,
    );
    expect(long?.title).toHaveLength(LIMITS.title);
    expect(long?.authors?.length).toBeLessThanOrEqual(LIMITS.authors);
    expect(long?.abstract?.length).toBeLessThanOrEqual(LIMITS.abstract);
    expect(long?.categories).toEqual(['c']);
  });

  // A pattern that goes back over what it read, or sorts it, would not end within the limit of any test run.
  test.each([
    '<', '</', '</a', '<a b="', "<a b='", '<a ', '<!', '<!x>', '<![CDATA[', '<!--', '<?', '&', '&#', '&#x41', ']', '<a/>', '<a b c d',
    '&lt;script&gt;', '&lt;p', '&lt;!--', ' ', '\n', '@', 'x@', '(', '(arXiv:', 'doi:', '\u0301\u0323', '&#769;&#803;', 'A, ', ' and ', ';',
  ])('of a quarter of a million characters of %j ends', (text) => {
    const many = text.repeat(250_000 / text.length);
    const texts = [many, `<rss>${many}`, item(`${NAMED}${many}`), item(`${NAMED}<description>${many}</description>`)];
    texts.push(item(`<title>x${many}</title><link>https://feed.example/1</link><author>x${many}</author><guid>${many}</guid><pubDate>${many}</pubDate>`));
    for (const one of texts) {
      const papers = (() => {
        try {
          return readFeed(one, AT).papers;
        } catch (error) {
          expect(error).toBeInstanceOf(LookupError);
          return [];
        }
      })();
      expect(papers.length).toBeLessThanOrEqual(MOST_PAPERS);
    }
  }); // biome-ignore format: a table
});

describe('any text', () => {
  const PIECES = ['<rss>', '<channel>', '<item>', '</item>', '<feed>', '<entry>', '<title>', '</title>', '<link>', '<link href="', '">', '<id>',
    'https://a.example/1', 'arXiv:2401.00001v2', '10.1234/x', '<![CDATA[', ']]>', '<!--', '-->', '<!DOCTYPE x [', '&lt;', '&#8206;', '&amp;',
    '<author><name>', 'A B', ', ', '</', '>', '/>', '<', '=', "'", '"', ' ', '\n', '\ud800', '\u0000', '<description>', 'Announce Type: new', '%zz',
  ]; // biome-ignore format: a table
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 60 }).map((pieces) => pieces.join('')),
  );

  test('throws nothing but LookupError, and what is read of it is clean', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const whole of [text, `<feed>${text}`, item(text)]) {
          try {
            for (const { found: paper, url } of readFeed(whole, AT).papers) {
              expect(url).toMatch(/^https?:\/\//);
              expect(paper.title).not.toBe('');
              expect(JSON.stringify(paper)).not.toMatch(/\u202e|\\u0000|\\ud[89a-f]/i);
            }
          } catch (error) {
            if (!(error instanceof LookupError)) throw error;
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('makes a tree no larger than itself and no deeper than 64', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: length, depth } = measure(readXml(text));
        expect(length).toBeLessThanOrEqual(text.length);
        expect(depth).toBeLessThanOrEqual(64);
      }),
      { numRuns: 1500 },
    );
  });

  test('comes back from an element that escapes it', () => {
    const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [element] = inside(readXml(`<a b="${escaped(text)}">${escaped(text)}</a>`), 'a');
        expect(element?.children.join('')).toBe(text);
        expect(element?.attributes.get('b')).toBe(text);
      }),
    );
  });
});
