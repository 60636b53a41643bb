import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tagRows } from '../../components/tag-rows';
import { type TagNode, tagTree } from '../../components/tag-tree';
import { Catalogue } from '../../paper/catalogue';
import { packPart } from '../../paper/catalogue-part';
import { rowsTagged, tagTable } from '../../paper/catalogue-tags';
import { COLOURS } from '../../paper/tag-book';
import { entries as madeEntries } from '../paper/made-library';

const drawn = (nodes: readonly TagNode[]): unknown[] => nodes.map(({ name, count, inside }) => [name, count, ...drawn(inside)]);

describe('tags as a tree', () => {
  test('stand inside each other, those with the most papers first', () => {
    const tree = tagTree([
      ['ml/nlp', 2],
      ['vision', 4],
      ['ml', 9],
      ['ml/vision/3d', 1],
      ['ml/vision', 5],
      ['ML/audio', 1],
    ]);
    expect(drawn(tree)).toEqual([
      ['ml', 9, ['vision', 5, ['3d', 1]], ['nlp', 2], ['audio', 1]],
      ['vision', 4],
    ]);
  });

  test('stand alone where the tag they are in is not there', () => {
    expect(drawn(tagTree([['ml/nlp', 2]]))).toEqual([['ml/nlp', 2]]);
  });
});

describe('the table of tags', () => {
  const given = [['ml/vision', 'x'], ['ml'], ['ml', 'ml/nlp'], []];
  const entries = madeEntries(given.map((tags, at) => ({ id: `p${at}`, title: `Paper ${at}`, tags, said: at + 2 })));
  const part = packPart(entries);
  const catalogue = new Catalogue([part.marks]);
  const rows = [...catalogue.live()];

  test('counts each tag for itself and with all inside it', () => {
    const table = tagTable(catalogue, rows).map(({ tag, own, all, lastUsedAt }) => [tag, own, all, lastUsedAt]);
    expect(table.sort()).toEqual([
      ['ml', 2, 3, 3],
      ['ml/nlp', 1, 1, 3],
      ['ml/vision', 1, 1, 1],
      ['x', 1, 1, 1],
    ]);
  });

  test('knows the papers of a tag and of all inside it', () => {
    const idsOf = (tag: string) =>
      rowsTagged(catalogue, rows, tag)
        .map((row) => catalogue.idOf(row))
        .sort();
    const ids = entries.map(({ paper }) => paper.id);
    expect(idsOf('ml')).toEqual(ids.slice(0, 3).sort());
    expect(idsOf('ml/vision')).toEqual(ids.slice(0, 1));
    expect(idsOf('m')).toEqual([]);
  });

  test('lists tags by name with what is inside them, by papers, and those of a kind', () => {
    const table = [
      { tag: 'z', own: 1, all: 1, lastUsedAt: 5 },
      { tag: 'ml-ops', own: 4, all: 4, lastUsedAt: 9 },
      { tag: 'ml/nlp', own: 2, all: 2, lastUsedAt: 9 },
      { tag: 'ml', own: 1, all: 3, lastUsedAt: 9 },
      { tag: 'gone', own: 0, all: 0, lastUsedAt: 0 },
    ];
    const names = (more: object) =>
      tagRows(table, { kind: 'all', typed: '', sort: 'tag', descending: false, now: 400 * 86_400_000, ...more } as never).map(
        ({ tag }) => tag,
      );
    expect(names({})).toEqual(['gone', 'ml', 'ml/nlp', 'ml-ops', 'z']);
    expect(names({ sort: 'papers', descending: true })).toEqual(['ml-ops', 'ml', 'ml/nlp', 'z', 'gone']);
    expect(names({ kind: 'unused' })).toEqual(['gone']);
    expect(names({ kind: 'once' })).toEqual(['z']);
    expect(names({ kind: 'old' })).toEqual(['ml', 'ml/nlp', 'ml-ops', 'z']);
    expect(names({ typed: 'ML' })).toEqual(['ml', 'ml/nlp', 'ml-ops']);
  });
});

describe('colours of tags', () => {
  const css = readFileSync('components/tag-colours.css', 'utf8');
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  /** WCAG 2.2, contrast ratio. */
  const contrast = (one: string, other: string) => {
    const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  test.each(COLOURS)('%s can be read on its paper and on ours, light and dark', (colour) => {
    const rule = new RegExp(`\\[data-colour="${colour}"\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
    const [ink, paper] = ['--tag', '--tag-paper'].map(
      (name) => new RegExp(`${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(rule)?.slice(1) ?? [],
    );
    for (const [mode, papers] of [
      ['#ffffff', '#f6f5f2', '#fdf0e7'],
      ['#17181b', '#1f2125', '#3a2518'],
    ].entries()) {
      expect(contrast(ink?.[mode] ?? '', paper?.[mode] ?? '')).toBeGreaterThan(4.5);
      for (const other of papers) expect(contrast(ink?.[mode] ?? '', other)).toBeGreaterThan(4.5);
    }
  });
});
