import { type Digest, type DigestPaper, entryOf, headingOf, sectionsOf } from './digest';
import { escapeMarkdown, markdownLink, markdownSource } from './markdown-text';

const sentence = (text: string) => (text === '' || /[.?!…]$/.test(text) ? text : `${text}.`);

function item(paper: DigestPaper): string {
  const { title, by, venue, why, link, excerpt } = entryOf(paper);
  const shown = markdownSource(paper.found.title) || escapeMarkdown(title);
  const head = [
    sentence(link ? markdownLink(shown, link) : shown),
    sentence(escapeMarkdown(by)),
    venue ? `*${escapeMarkdown(venue)}*.` : '',
    why ? sentence(`Why: ${escapeMarkdown(why)}`) : '',
  ];
  return `- ${head.filter(Boolean).join(' ')}\n${excerpt ? `\n  ${escapeMarkdown(excerpt)}\n` : ''}`;
}

/** A digest in Markdown: a heading for each feed that has something new, a list below it. */
export function writeDigestMarkdown(digest: Digest): string {
  const sections = sectionsOf(digest).map(({ feed, papers }) => `\n## ${escapeMarkdown(feed)}\n\n${papers.map(item).join('')}`);
  return `# ${escapeMarkdown(headingOf(digest))}\n${sections.join('') || '\nNothing new.\n'}`;
}
