import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../formats/file-name';
import type { BibItem, SaidOptions } from '../../formats/item';
import { writeMarkdownList } from '../../formats/markdown';
import { noteTag, writeMarkdownNotes } from '../../formats/markdown-notes';
import { escapeMarkdown, markdownLink, markdownSource } from '../../formats/markdown-text';
import { yamlText } from '../../formats/yaml';
import { HOSTILE } from './hostile';
import { item } from './items';
import { hostileWorks } from './work-cases';

const ALL: SaidOptions = { abstract: true, keywords: true, note: true, rating: true, status: true };
const NOTES = { ...ALL, names: 'key' as const };

/** What acts in Markdown or in a program of notes. */
const ACTIVE = [
  '[x](javascript:alert(1))', '![x](http://a.b/c.png)', '[[wiki]]', '![[embed]]', '# head', '- item', '+ plus', '1. one', '2) two', '```\ncode',
  '> quote', '> [!note] x', '---', '***', '===', '| a | b |', '[^1]: foot', '[ref]: http://x.y', '<http://a.b>', '~~x~~', '==x==', '%%x%%',
  '^block', 'key:: value', '`= this.file`', '{{embed}}', '((ref))', '&copy; &#42;', 'a\\\nb', '*a* _b_ __c__', '- [ ] todo', 'a #tag', '<!-- x',
  '---\nkey: "value"\n---', '# Notes\n\n## Notes',
]; // biome-ignore format: a table

const attention = item({
  ids: { arxiv: '1706.03762' },
  title: 'Attention Is All You Need: $x_i^2$ & *more*',
  authors: ['Ashish Vaswani', 'Aäron van den Oord'],
  citekey: 'vaswani2017attention',
  abstract: 'First.\n\nSecond - x.',
  said: { tags: ['nlp', 'to read', '2024'], note: '- one\n- two\n\nthree', rating: 4, status: 'read' },
});

function said(text: string, n: number): BibItem {
  const reader = { tags: [text], note: `${text}\n\n${text}`, rating: 3 as const, status: 'read' as const };
  const facts = { title: text, authors: [text], venue: text, year: 2020, abstract: `${text}\n\n${text}` };
  return item({ id: `h${n}`, citekey: `h${n}`, ids: { arxiv: `2401.${10000 + n}` }, ...facts, said: reader });
}
const hostile = [...hostileWorks(), ...[...ACTIVE, ...HOSTILE].map(said)];

/** The text with a dot for what is escaped: the rest acts. */
const acting = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, '·');
const OUR_LINK = /\]\(<https?:\/\/[^<>[\]\s]*>\)/;

describe('a list in Markdown', () => {
  it('is a line a paper, what was said of it below', () => {
    expect(writeMarkdownList([attention], ALL)).toBe(
      [
        '- [Attention Is All You Need: $x_i^2$ & \\*more\\*](<https://arxiv.org/abs/1706.03762>). Ashish Vaswani and Aäron van den Oord. *arXiv*, 2017. ★★★★☆ · read · Tags: nlp, to read, 2024',
        '',
        '  First.  ',
        '  Second - x.',
        '',
        '  \\- one  ',
        '  \\- two',
        '',
        '  three',
        '',
      ].join('\n'),
    );
  });

  it('holds no more links, emphasis and items than it writes, whatever the records hold', () => {
    const lines = acting(writeMarkdownList(hostile, ALL)).split('\n');
    expect(lines.filter((line) => /^- /.test(line))).toHaveLength(hostile.length);
    for (const line of lines) {
      const inside = line.replace(/^- \[/, '- ').replace(OUR_LINK, '');
      expect(inside.replace(/\*[^*]*\*, \d{4}\./, '').replace(/\$[^$]+\$/g, '')).not.toMatch(/[*_`[\]<>|~$#{}]|&[#\w]+;|::|:\/\//);
      expect(line).not.toMatch(/^\s*(?:[+>#]|\d+[.)]\s|-(?! \S)|- {2,})/);
    }
  });
});

describe('Markdown notes', () => {
  it('are a file per paper: front matter, then who, where and what was said', () => {
    expect(writeMarkdownNotes([attention], NOTES)).toEqual([
      {
        name: 'vaswani2017attention.md',
        text: `---
title: "Attention Is All You Need: $x_i^2$ & *more*"
citekey: "vaswani2017attention"
type: "preprint"
authors:
  - "Ashish Vaswani"
  - "Aäron van den Oord"
year: 2017
date: "2017-06"
venue: "arXiv"
doi: "10.48550/arXiv.1706.03762"
arxiv: "1706.03762"
url: "https://arxiv.org/abs/1706.03762"
tags:
  - "nlp"
  - "to-read"
  - "_2024"
rating: 4
status: "read"
---

# Attention Is All You Need: $x_i^2$ & \\*more\\*

Ashish Vaswani and Aäron van den Oord, *arXiv*, 2017

[arxiv.org/abs/1706.03762](<https://arxiv.org/abs/1706.03762>)

## Abstract

First.${'  '}
Second - x.

## Notes

\\- one${'  '}
\\- two

three
`,
      },
    ]);
  });

  it('have front matter of JSON values only, which says what the paper says', () => {
    for (const { text } of writeMarkdownNotes(hostile, NOTES)) {
      const [, matter = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
      for (const line of matter.trimEnd().split('\n')) {
        const value = /^(?:[a-z]+:(?: (.*))?| {2}- (.*))$/.exec(line);
        expect(value, line).not.toBeNull();
        const json = value![1] ?? value![2];
        if (json !== undefined) expect(['string', 'number']).toContain(typeof JSON.parse(json));
      }
      expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u2029\ufeff]|\p{Cs}/u);
      const headings = body.split('\n').filter((line) => /^\s{0,3}#/.test(line));
      expect(headings.filter((line) => !/^(?:# \S|## (?:Abstract|Notes)$)/.test(line))).toEqual([]);
      expect(headings.filter((line) => line.startsWith('# '))).toHaveLength(1);
      expect(acting(body).replace(OUR_LINK, '')).not.toMatch(/[<>]|\[\[|\]\(|%%|::|`|~~/);
    }
  });

  it('are the same in whatever order the papers come', () => {
    for (const names of ['key', 'title'] as const) {
      const options = { ...ALL, names };
      expect(writeMarkdownNotes([...hostile].reverse(), options)).toEqual(writeMarkdownNotes(hostile, options));
    }
  });
});

describe('Markdown text', () => {
  it.each([
    ['a_b*c', 'a\\_b\\*c'],
    ['1. one', '1\\. one'],
    ['2017) x', '2017\\) x'],
    ['- x', '\\- x'],
    ['a - b + c. (d)!', 'a - b + c. (d)!'],
    ['AT&T & R&D;', 'AT\\&T & R\\&D;'],
    ['https://a.b', 'https\\://a.b'],
    ['x_www.a.b', 'x\\_www\\.a.b'],
    [':-', '\\:-'],
    ['pass@k', 'pass\\@k'],
    ['C# and F#', 'C\\# and F\\#'],
  ])('%s is written %s', (text, written) => {
    expect(escapeMarkdown(text)).toBe(written);
  });

  it('sets maths that nothing else is made of', () => {
    expect(markdownSource('The $\\alpha$ of $x^{2}$ is $a<b$')).toBe('The α of $x^{2}$ is \\$a\\<b\\$');
    expect(markdownSource('$x:http://a.b$')).toBe('\\$x:http\\://a.b\\$');
    expect(markdownSource('A lone $ and <i>markup</i>')).toBe('A lone \\$ and markup');
  });

  it('ends a link where it ends', () => {
    expect(markdownLink('x', 'https://a.b/c>d <e&lt;[f]')).toBe('[x](<https://a.b/c%3Ed%20%3Ce&amp;lt;%5Bf%5D>)');
  });

  it('is the text again when the escapes are taken away', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'\\`*_{}[]<>()#+-.!|~$&@:=%^"\' a1é') }), (text) => {
        const shown = escapeMarkdown(text).replace(/\\([!-/:-@[-`{-~])/g, '$1');
        expect(shown).toBe(text.replace(/ +/g, ' ').trim());
      }),
      { numRuns: 2000 },
    );
  });
});

describe('YAML text', () => {
  it('is a JSON text of printable characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = yamlText(text);
        expect(JSON.parse(written)).toBe(text.toWellFormed());
        expect(written).not.toMatch(/\p{Cc}|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Cs}/u);
      }),
      { numRuns: 2000 },
    );
    expect(yamlText('\u0085😀')).toBe('"\\u0085😀"');
  });
});

describe('a tag of a note', () => {
  it.each([
    ['to read', 'to-read'],
    ['2024', '_2024'],
    ['a/b//c/', 'a/b/c'],
    ['#x, y!', 'x-y'],
    ['機械学習', '機械学習'],
    ['!!', ''],
  ])('%s is %s', (tag, written) => {
    expect(noteTag(tag)).toBe(written);
  });
});

describe('a file name', () => {
  const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|desktop|thumbs)(?:\.|$)/i;

  it.each([
    ['../../etc/passwd', 'etc passwd.md'],
    ['CON', 'paper CON.md'],
    ['con.x', 'paper con.x.md'],
    ['.hidden', 'hidden.md'],
    ['a\u0000b\u202egnp.exe', 'a b gnp.exe.md'],
    ['x [[y]] #z | ^q', 'x y z q.md'],
    ['', 'paper.md'],
    ['???', 'paper.md'],
    ['王'.repeat(100), `${'王'.repeat(39)}.md`],
  ])('of %j is %s', (text, name) => {
    expect(fileName(text, 'md')).toBe(name);
  });

  it('is safe and its own, whatever the titles are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE, 'nul', 'x', 'X', 'é', 'e\u0301')), { maxLength: 30 }),
        (titles) => {
          const taken = new Set<string>();
          const names = titles.map((title) => fileName(title, 'md', taken));
          expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(titles.length);
          for (const name of names) {
            expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(120);
            expect(name).toMatch(/^[^\s.].*\.md$/su);
            expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|#^[\]]|\s\.md$/u);
            expect(name).not.toMatch(RESERVED);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
