import { fileName } from './file-name';
import type { BibItem, SaidOptions } from './item';
import { markdownLines, spoken } from './markdown';
import { escapeMarkdown, markdownLink, markdownSource } from './markdown-text';
import { inOrder } from './order';
import { givenFirst } from './plain-text';
import { dateText, type Work, workOf } from './work';
import { frontMatter } from './yaml';

/** One note per paper, for Obsidian, Logseq and others; files are named by citation key or by title. */
export interface NotesOptions extends SaidOptions {
  names: 'key' | 'title';
}

/** A file of an export; the name is safe on every system and no two of an export are the same in any case. */
export interface ExportFile {
  name: string;
  text: string;
}

/** A tag as Obsidian takes it: letters, digits and `_-/`, not digits alone. */
export function noteTag(tag: string): string {
  const clean = tag
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-')
    .replace(/\/{2,}/g, '/')
    .replace(/^[-/]+|[-/]+$/g, '');
  return /^\d+$/.test(clean) ? `_${clean}` : clean;
}

function matter(work: Work, key: string): string {
  const { ids } = work;
  return frontMatter([
    ['title', work.title],
    ['citekey', key],
    ['type', work.type],
    ['authors', work.authors.names.map(givenFirst)],
    ['editors', work.editors.names.map(givenFirst)],
    ['year', work.when?.year ?? ''],
    ['date', work.when ? dateText(work.when) : ''],
    ['venue', work.container],
    ['doi', work.doi],
    ['arxiv', ids.arxiv ?? ''],
    ['url', work.link],
    ['tags', [...new Set(work.tags.map(noteTag).filter(Boolean))]],
    ['rating', work.rating || ''],
    ['status', work.status],
  ]);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length > 0 ? `\n## ${title}\n\n${markdownLines(lines)}` : '';
}

function note(item: BibItem, key: string, options: SaidOptions): string {
  const work = workOf(item, options);
  const title = markdownSource(item.paper.title) || escapeMarkdown(work.title);
  const by = [escapeMarkdown(spoken(work.authors)), work.container && `*${escapeMarkdown(work.container)}*`, work.when?.year].filter(
    Boolean,
  );
  const link = work.link ? markdownLink(escapeMarkdown(work.link.replace(/^https?:\/\//, '')), work.link) : '';
  const about = [by.join(', '), link].filter(Boolean).map((line) => `\n${line}\n`);
  const abstract = work.abstract ? work.abstract.split('\n') : [];
  return `${matter(work, key)}\n# ${title}\n${about.join('')}${section('Abstract', abstract)}${section('Notes', work.note)}`;
}

/** A note for every paper: YAML front matter, then who, where and what was said of it. */
export function writeMarkdownNotes(items: readonly BibItem[], options: NotesOptions): ExportFile[] {
  const taken = new Set<string>();
  return inOrder(items, options.sort).map(({ item, key }) => {
    const wish = options.names === 'title' ? workOf(item, options).title : key.replace(/[/:]+/g, '-');
    return { name: fileName(wish, 'md', taken, plainSpare(key)), text: note(item, key, options) };
  });
}

const plainSpare = (key: string) => key.replace(/[^A-Za-z0-9_-]+/g, '-');
