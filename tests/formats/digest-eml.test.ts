import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Digest } from '../../formats/digest';
import { headingOf } from '../../formats/digest';
import { digestText, writeDigestMail } from '../../formats/digest-eml';
import { writeDigestHtml } from '../../formats/digest-html';
import { mailHeader, quotedPrintable } from '../../formats/mail-text';
import { anyDigest, DAILY, HOSTILE_DIGEST } from './digests';
import { readMail, unquoted } from './mail-reader';

describe('a digest as a mail', () => {
  test('says who, when and what, and holds the same words twice', () => {
    const { headers, parts } = readMail(writeDigestMail(DAILY));
    expect(Object.fromEntries(headers)).toMatchObject({
      from: 'Offprint <digest@offprint.invalid>',
      date: 'Mon, 01 Jun 2026 00:00:00 +0000',
      subject: 'Offprint digest, 2026-06-01',
      'mime-version': '1.0',
      'message-id': expect.stringMatching(/^<2026-06-01\.[0-9a-f]{16}@digest\.offprint\.invalid>$/),
    });
    expect(parts.map(({ type }) => type)).toEqual(['text/plain; charset=utf-8', 'text/html; charset=utf-8']);
    expect(parts[0]?.text).toBe(`Offprint digest, 2026-06-01

arXiv cs.LG
----------------------------------------

1. Hydragen: High-Throughput LLM Inference with $x_i^2$ & *more*
   Jordan Juravsky and Bradley Brown
   Why: inference, −graphs
   https://arxiv.org/abs/2402.05099
   First, wrapped words. Second < last.


Nature & others
----------------------------------------

1. Große Strukturen
   Nature
   https://www.nature.com/articles/s41586-021-03819-2?a=1&b=2

2. Hydragen
`);
    const { document } = new JSDOM(parts[1]?.text).window;
    expect([...document.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Hydragen: High-Throughput LLM Inference with $x_i^2$ & *more*', 'https://arxiv.org/abs/2402.05099'],
      ['Große Strukturen', 'https://www.nature.com/articles/s41586-021-03819-2?a=1&b=2'],
    ]);
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['arXiv cs.LG', 'Nature & others']);
  });

  test('has another name and boundary when it says something else', () => {
    const name = (digest: Digest) => readMail(writeDigestMail(digest)).headers.get('message-id');
    expect(name({ ...DAILY, title: 'Another' })).not.toBe(name(DAILY));
  });

  test('of any words is ASCII in short lines with CRLF, and reads back as it was written', () => {
    const check = (digest: Digest) => {
      const written = writeDigestMail(digest);
      expect(writeDigestMail(digest)).toBe(written);
      for (const line of written.split('\r\n')) expect(line.length).toBeLessThanOrEqual(line.startsWith('Content-Type') ? 998 : 76);
      const { headers, parts } = readMail(written);
      expect(headers.get('subject')).toBe(headingOf(digest));
      expect(parts.map(({ text }) => text)).toEqual([digestText(digest), writeDigestHtml(digest)]);
    };
    check(HOSTILE_DIGEST);
    check({ ...DAILY, sections: [] });
    fc.assert(fc.property(anyDigest, check), { numRuns: 200 });
  }, 60_000);

  test('has no script, picture or style sheet, and no link but plain ones, whatever the words are', () => {
    const check = (digest: Digest) => {
      const { document } = new JSDOM(writeDigestHtml(digest)).window;
      const ours = new Set('HTML HEAD META TITLE BODY DIV H1 H2 OL LI P A'.split(' '));
      const attributes = new Set('lang charset name content style dir href'.split(' '));
      for (const element of document.querySelectorAll('*')) {
        expect(ours).toContain(element.tagName);
        for (const { name, value } of element.attributes) {
          expect(attributes).toContain(name);
          if (name === 'style') expect(value).not.toMatch(/url|color|image/);
        }
      }
      for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:\/\//);
      expect(document.querySelectorAll('li')).toHaveLength(digest.sections.reduce((sum, { papers }) => sum + papers.length, 0));
    };
    check(HOSTILE_DIGEST);
    fc.assert(fc.property(anyDigest, check), { numRuns: 40 });
  }, 60_000);
});

describe('the words of a mail', () => {
  test.each([
    ['Plain words', 'Plain words'],
    ['', ''],
    ['=?UTF-8?B?eA==?=', '=?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?='],
    ['Größe', '=?UTF-8?B?R3LDtsOfZQ==?='],
    ['x'.repeat(61), `=?UTF-8?B?${btoa('x'.repeat(39))}?=\r\n =?UTF-8?B?${btoa('x'.repeat(22))}?=`],
    ['a\r\nBcc: b@c.example', 'a Bcc: b@c.example'],
  ])('%j is the header %j', (text, header) => {
    expect(mailHeader(text)).toBe(header);
  });

  test.each([
    ['a = b', 'a =3D b'],
    ['ends with a space ', 'ends with a space=20'],
    ['.', '=2E'],
    ['From here', '=46rom here'],
    ['ä\n\t', '=C3=A4\r\n=09'],
    ['x'.repeat(76), `${'x'.repeat(75)}=\r\nx`],
    [`${'x'.repeat(75)}.`, `${'x'.repeat(75)}=\r\n=2E`],
  ])('%j is the body %j', (text, body) => {
    expect(quotedPrintable(text)).toBe(body);
  });

  test('come back from any body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(unquoted(quotedPrintable(text))).toBe(text.toWellFormed().replace(/\r\n|\r/g, '\n'));
      }),
      { numRuns: 500 },
    );
  });
});
