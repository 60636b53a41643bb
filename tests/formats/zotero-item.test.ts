import { describe, expect, test } from 'vitest';
import { zoteroItem, zoteroNote } from '../../formats/zotero-item';
import { WORK_TYPES } from '../../paper/paper';
import { creatorsOf, fieldsOf } from '../sync/zotero-fields';
import { item } from './items';

const full = {
  authors: ['Ada Lovelace', 'Aäron van den Oord', 'DeepSeek-AI', 'Martin Luther King Jr.', 'et al.'],
  editors: [{ name: 'Charles Babbage' }],
  categories: ['cs.LG', 'cs.CL'],
  date: '2024-01-15',
  year: 2024,
  volume: '7',
  number: '3',
  pages: '11--19',
  publisher: 'A Press',
  address: 'London',
  series: 'Engines',
  edition: '2',
  isbn: '978-0-306-40615-7',
  issn: '1234-5679',
};

describe('a paper as an item of Zotero’s', () => {
  test('on arXiv is a preprint with its id where Zotero’s own readers put it', () => {
    const preprint = zoteroItem(
      item({ authors: ['Ada Lovelace'], categories: ['cs.LG'], abstract: 'An invented\nabstract.' }),
      'lovelace2024',
    );
    expect(preprint).toMatchObject({
      itemType: 'preprint',
      fields: {
        title: 'Notes on engines',
        abstractNote: 'An invented abstract.',
        date: '2024-01',
        url: 'https://arxiv.org/abs/2401.00001',
        DOI: '10.48550/arXiv.2401.00001',
        repository: 'arXiv',
        archiveID: 'arXiv:2401.00001',
      },
      creators: [{ creatorType: 'author', firstName: 'Ada', lastName: 'Lovelace' }],
    });
    expect(preprint.extra.filter(([, value]) => value)).toEqual([
      ['arXiv', '2401.00001 [cs.LG]'],
      ['Citation Key', 'lovelace2024'],
    ]);
  });

  test('has its people by their parts, groups whole, and nobody called “et al.”', () => {
    const { creators } = zoteroItem(item({ ...full, venue: 'Journal of Engines' }), 'k');
    expect(creators).toEqual([
      { creatorType: 'author', firstName: 'Ada', lastName: 'Lovelace' },
      { creatorType: 'author', firstName: 'Aäron', lastName: 'van den Oord' },
      { creatorType: 'author', name: 'DeepSeek-AI' },
      { creatorType: 'author', firstName: 'Martin Luther, Jr.', lastName: 'King' },
      { creatorType: 'editor', firstName: 'Charles', lastName: 'Babbage' },
    ]);
  });

  test('that appeared in a journal or at a conference says where', () => {
    expect(zoteroItem(item({ ...full, venue: 'Journal of Engines', ids: { doi: '10.1000/7' } }), 'k')).toMatchObject({
      itemType: 'journalArticle',
      fields: { publicationTitle: 'Journal of Engines', volume: '7', issue: '3', pages: '11-19', DOI: '10.1000/7', date: '2024-01-15' },
    });
    expect(zoteroItem(item({ ...full, venue: 'Conference on Engines' }), 'k')).toMatchObject({
      itemType: 'conferencePaper',
      fields: { proceedingsTitle: 'Conference on Engines', publisher: 'A Press', place: 'London', pages: '11-19' },
    });
  });

  test.each([...WORK_TYPES, undefined])('of type %s has only fields and people that Zotero’s schema has for it, as any type', (type) => {
    const paper = item({ ...full, venue: 'Engines', type, ids: { doi: '10.1000/7', pmid: '12', pmcid: 'PMC3' } });
    const own = zoteroItem(paper, 'k');
    for (const { itemType, fields, creators } of [
      own,
      ...['preprint', 'webpage', 'thesis', 'book'].map((as) => zoteroItem(paper, 'k', as)),
    ]) {
      const known = fieldsOf(itemType);
      expect(Object.keys(fields).filter((name) => !known?.has(name))).toEqual([]);
      expect(creators.filter(({ creatorType }) => !creatorsOf(itemType).includes(creatorType))).toEqual([]);
    }
  });

  test('keeps a DOI in `extra` where old versions of the schema have no field for it', () => {
    const { fields, extra } = zoteroItem(item({ ...full, type: 'book', ids: { doi: '10.1000/7' } }), 'k');
    expect(fields).not.toHaveProperty('DOI');
    expect(extra).toContainEqual(['DOI', '10.1000/7']);
  });

  test('has the reader’s tags and nothing else of theirs', () => {
    const said = { tags: ['to cite', 'ml/vision'], note: 'secret', rating: 5 as const, status: 'read' as const };
    const made = zoteroItem(item({ said }), 'k');
    expect(made.tags).toEqual(['to cite', 'ml/vision']);
    expect(JSON.stringify(made)).not.toMatch(/secret|rating|status/);
  });

  test('is the same each time', () => {
    const paper = item({ ...full, said: { tags: ['b', 'a'] } });
    expect(zoteroItem(paper, 'k')).toEqual(zoteroItem(structuredClone(paper), 'k'));
  });
});

describe('a note as one of Zotero’s', () => {
  test('shows what was written, letter by letter', () => {
    expect(zoteroNote('One <b> & "two"\nthree\n\n\n$x < y$\n')).toBe(
      '<p>One &lt;b&gt; &amp; &quot;two&quot;<br>three</p>\n<p>$x &lt; y$</p>',
    );
    expect(zoteroNote(' \n ')).toBe('');
  });
});
