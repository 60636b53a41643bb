import { type Digest, type DigestPaper, entryOf, headingOf, sectionsOf } from './digest';
import { escapeXml } from './xml-text';

// No colours: the reader's own, light or dark, are the ones that fit. Opacity is left out by programs that do not know it.
const BODY = "margin:0;padding:16px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.45";
const QUIET = 'margin:2px 0 0;font-size:14px;opacity:.75';

const quiet = (text: string) => (text ? `<p dir="auto" style="${QUIET}">${escapeXml(text)}</p>\n` : '');

function item(paper: DigestPaper): string {
  const { title, by, venue, why, link, excerpt } = entryOf(paper);
  const shown = escapeXml(title);
  const head = link ? `<a href="${escapeXml(link)}">${shown}</a>` : shown;
  return `<li style="margin:0 0 18px">
<p dir="auto" style="margin:0;font-weight:600">${head}</p>
${quiet([by, venue].filter(Boolean).join(' · '))}${quiet(why && `Why: ${why}`)}${
  excerpt ? `<p dir="auto" style="margin:4px 0 0;font-size:14px">${escapeXml(excerpt)}</p>\n` : ''
}</li>
`;
}

/** A digest as an HTML page of its own that any mail program can show: no scripts, images or anything else from elsewhere. */
export function writeDigestHtml(digest: Digest): string {
  const heading = escapeXml(headingOf(digest));
  const sections = sectionsOf(digest).map(
    ({ feed, papers }) => `<h2 dir="auto" style="margin:28px 0 12px;font-size:18px">${escapeXml(feed)}</h2>
<ol style="margin:0;padding:0 0 0 28px">
${papers.map(item).join('')}</ol>
`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${heading}</title>
</head>
<body style="${BODY}">
<div style="max-width:680px;margin:0 auto">
<h1 dir="auto" style="margin:0;font-size:22px">${heading}</h1>
${sections.join('') || '<p>Nothing new.</p>\n'}</div>
</body>
</html>
`;
}
