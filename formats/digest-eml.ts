import { type Digest, entryOf, headingOf, sectionsOf, startOf } from './digest';
import { writeDigestHtml } from './digest-html';
import { mailHeader, quotedPrintable } from './mail-text';

/** Sixteen digits that change with the text (FNV-1a, twice from different starts). */
function fingerprint(text: string): string {
  const from = (start: number) => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return from(0x811c9dc5) + from(0x050c5d1f);
}

/** A digest as plain text, for programs that show no HTML. */
export function digestText(digest: Digest): string {
  const sections = sectionsOf(digest).map(({ feed, papers }) => {
    const items = papers.map((paper, at) => {
      const { title, by, venue, why, link, excerpt } = entryOf(paper);
      const lines = [[by, venue].filter(Boolean).join(' · '), why && `Why: ${why}`, link, excerpt].filter(Boolean);
      return [`${at + 1}. ${title}`, ...lines.map((line) => `   ${line}`)].join('\n');
    });
    return `${feed}\n${'-'.repeat(40)}\n\n${items.join('\n\n')}\n`;
  });
  return `${headingOf(digest)}\n\n${sections.join('\n\n') || 'Nothing new.\n'}`;
}

/**
 * A digest as a mail in a file (RFC 5322): the same words as plain text and as HTML. Nobody sent it: its names end in `.invalid`, which is
 * kept for that (RFC 2606). The same digest gives the same bytes, all of them ASCII. RangeError for a day that is none.
 */
export function writeDigestMail(digest: Digest): string {
  const date = startOf(digest).toUTCString().replace('GMT', '+0000');
  const [text, html] = [quotedPrintable(digestText(digest)), quotedPrintable(writeDigestHtml(digest))];
  const print = fingerprint(text + html);
  // `=_` cannot come up in quoted-printable (RFC 2045, section 6.7).
  const boundary = `=_offprint_${print}`;
  const part = (type: string, body: string) =>
    [`--${boundary}`, `Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: quoted-printable', '', body].join('\r\n');
  return [
    'From: Offprint <digest@offprint.invalid>',
    'To: undisclosed-recipients:;',
    `Date: ${date}`,
    `Subject: ${mailHeader(headingOf(digest))}`,
    `Message-ID: <${digest.day}.${print}@digest.offprint.invalid>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    part('text/plain', text),
    part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
