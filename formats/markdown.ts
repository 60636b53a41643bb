import type { BibItem, SaidOptions } from './item';
import { escapeMarkdown, markdownLink, markdownSource } from './markdown-text';
import { inOrder } from './order';
import { givenFirst, type People } from './plain-text';
import { type Work, workOf } from './work';

/** Names as a sentence has them: `A, B and C`. */
export function spoken({ names, more }: People): string {
  const all = names.map(givenFirst);
  if (more) all.push('others');
  const last = all.pop() ?? '';
  return all.length > 0 ? `${all.join(', ')} and ${last}` : last;
}

/** Lines of a text, one under the other; empty lines part paragraphs. `before` stands before each line. */
export function markdownLines(lines: readonly string[], before = ''): string {
  return lines
    .map((line, at) => {
      const text = escapeMarkdown(line);
      const breaks = text !== '' && (lines[at + 1] ?? '').trim() !== '';
      return `${before}${text}${breaks ? '  ' : ''}`.replace(/^\s+$/, '');
    })
    .map((line) => `${line}\n`)
    .join('');
}

const stars = (work: Work) => (work.rating ? `${'★'.repeat(work.rating)}${'☆'.repeat(5 - work.rating)}` : '');

function entry(item: BibItem, options: SaidOptions): string {
  const work = workOf(item, options);
  const title = markdownSource(item.paper.title) || escapeMarkdown(work.title);
  const venue = work.container ? `*${escapeMarkdown(work.container)}*` : '';
  const said = [stars(work), work.status, work.tags.length > 0 ? `Tags: ${work.tags.map(escapeMarkdown).join(', ')}` : ''].filter(Boolean);
  const head = [
    `${work.link ? markdownLink(title, work.link) : title}${/[.?!]$/.test(title) ? '' : '.'}`,
    escapeMarkdown(spoken(work.authors)).replace(/(?<=[^.])$/, '.'),
    [venue, work.when ? String(work.when.year) : '']
      .filter(Boolean)
      .join(', ')
      .replace(/(?<=.)$/, '.'),
    said.join(' · '),
  ].filter(Boolean);
  const blocks = [work.abstract ? work.abstract.split('\n') : [], work.note].filter((lines) => lines.length > 0);
  return [`- ${head.join(' ')}\n`, ...blocks.map((lines) => `\n${markdownLines(lines, '  ')}`)].join('');
}

/** All papers as one list in Markdown, what was said of each below it. */
export function writeMarkdownList(items: readonly BibItem[], options: SaidOptions): string {
  return inOrder(items, options.sort)
    .map(({ item }) => entry(item, options))
    .join('');
}
