import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../lookup/feed';
import { authorsIn } from '../../lookup/feed-authors';
import { dayIn } from '../../lookup/feed-text';
import { inside, readXml } from '../../lookup/feed-xml';

const AT = 'https://journal.example/current.rss';
const sample = (name: string) => readFeed(readFileSync(join(import.meta.dirname, 'feeds', `${name}.xml`), 'utf8'), AT);
const rss = (...items: string[]) => `<rss><channel><title>T</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const one = (item: string) => readFeed(rss(item), AT).papers[0];

describe('a feed', () => {
  test('of arXiv in Atom says version, why it is listed, and the abstract without either', () => {
    const { title, papers } = sample('arxiv-atom');
    expect(title).toBe('cs.LG updates on arXiv.org');
    expect(papers[0]).toEqual({
      found: {
        ids: { arxiv: '2402.05099' },
        site: 'web',
        title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes',
        url: 'https://arxiv.org/abs/2402.05099',
        authors: [{ name: 'Jordan Juravsky' }, { name: 'Bradley Brown' }, { name: 'Ryan Ehrlich' }],
        categories: ['cs.LG'],
        abstract: 'Made-up words on prefixes where $k<n$ and b>a, wrapped as arXiv wraps them.',
        version: 1,
      },
      url: 'https://arxiv.org/abs/2402.05099',
      published: '2024-02-09',
      rank: 1,
      announced: 'new',
    });
    expect(papers[1]).toMatchObject({
      found: { ids: { arxiv: 'hep-th/9711200', doi: '10.1023/a:1026654312961' }, categories: ['hep-th'], version: 3 },
      rank: 2,
      announced: 'replace-cross',
    });
    expect(papers[1]?.found).not.toHaveProperty('date');
  });

  test('of arXiv in RSS says the same', () => {
    expect(sample('arxiv-rss').papers).toMatchObject([
      {
        found: {
          ids: { arxiv: '1706.03762' },
          title: 'Attention Is All You Need',
          authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }, { name: 'Niki Parmar' }],
          categories: ['cs.CL', 'cs.LG'],
          abstract: 'Made-up words on attention & nothing else.',
          version: 7,
        },
        published: '2024-02-09',
        announced: 'replace',
      },
    ]);
  });

  test('of a journal says what its PRISM elements say', () => {
    const { title, papers } = sample('journal-rss1');
    expect(title).toBe('A Journal of Examples');
    expect(papers).toMatchObject([
      {
        found: {
          ids: { doi: '10.1038/s41586-021-03819-2' },
          title: 'Highly accurate protein structure prediction with AlphaFold',
          authors: [{ name: 'John Jumper' }, { name: 'Hassabis, Demis' }],
          date: '2021-07-15',
          year: 2021,
          venue: 'Nature',
          type: 'article',
          volume: '596',
          number: '7873',
          pages: '583-589',
          issn: '0028-0836',
          abstract: 'A Journal, Published online: 15 July 2021; doi:10.1038/s41586-021-03819-2\n\nFirst part. Second & last part.',
        },
        url: 'https://journal.example/articles/s1',
        published: '2021-07-15',
      },
      {
        found: {
          ids: { doi: '10.1234/example.2' },
          authors: [
            { name: 'J. Doe', family: 'Doe', given: 'J.' },
            { name: 'R. K. Roe', family: 'Roe', given: 'R. K.' },
            { name: 'A. van den Oord', family: 'van den Oord', given: 'A.' },
          ],
        },
        url: 'https://journal.example/articles/s2?rss=1',
      },
    ]);
  });

  test('of a blog gives posts their addresses for names; posts without title or address are left out', () => {
    expect(sample('blog-rss')).toEqual({
      title: 'A Blog – Notes',
      papers: [
        {
          found: {
            ids: {},
            site: 'web',
            title: 'What we learned & didn’t',
            url: 'https://blog.example/2024/05/learned/',
            authors: [{ name: 'Ann Author' }],
            date: '2024-05-14',
            year: 2024,
            categories: ['Research'],
            abstract: 'Two papers: one and arXiv:2402.05099, arXiv:1706.03762 […]\n\nThe second paragraph.',
          },
          url: 'https://blog.example/2024/05/learned/',
          published: '2024-05-14',
          rank: 1,
        },
      ],
    });
  });

  test('of a bibliography gives a work all its names, and lists it once', () => {
    const { title, papers } = sample('bibliography-atom');
    expect(title).toBe('Publications of somebody');
    expect(papers).toHaveLength(1);
    expect(papers[0]).toMatchObject({
      found: {
        ids: { dblp: 'conf/cvpr/HeZRS16', doi: '10.1109/cvpr.2016.90' },
        title: 'Deep Residual Learning for Image Recognition.',
        authors: [{ name: 'Kaiming He' }, { name: 'Xiangyu Zhang' }],
        abstract: 'Made-up words.',
      },
      url: 'https://doi.org/10.1109/CVPR.2016.90',
      published: '2024-05-30',
    });
    expect(papers[0]?.found).not.toHaveProperty('date');
  });

  test.each(['', 'busy', '<html><body>Sign in</body></html>', '<opml><body/></opml>', '{"a":1}'])('%j is none', (text) => {
    expect(() => readFeed(text, AT)).toThrow(expect.objectContaining({ code: 'bad-answer' }));
  });

  test('without entries is one all the same: arXiv’s are empty at weekends', () => {
    expect(readFeed('<rss version="2.0"><channel><title>cs.CL</title></channel></rss>', AT)).toEqual({ title: 'cs.CL', papers: [] });
  });
});

describe('an entry', () => {
  test('is sent to what names it when it has no address', () => {
    expect(one('<title>A</title><guid>doi:10.1234/a#b</guid>')?.url).toBe('https://doi.org/10.1234/a%23b');
    expect(one('<title>A</title><link>javascript:alert(1)</link><dc:identifier>pmid:123</dc:identifier>')).toMatchObject({
      found: { ids: { pmid: '123' } },
      url: 'https://pubmed.ncbi.nlm.nih.gov/123/',
    });
  });

  test('has the one name its words give, and none when they give several', () => {
    const ids = (words: string) => one(`<title>A</title><link>https://b.example/1</link><description>${words}</description>`)?.found.ids;
    expect(ids('see https://doi.org/10.1234/a.')).toEqual({ doi: '10.1234/a' });
    expect(ids('doi:10.1234/a and again doi: 10.1234/A')).toEqual({ doi: '10.1234/a' });
    expect(ids('doi:10.1234/a and doi:10.1234/b')).toEqual({});
    expect(ids('Chapter 10.1234/5 of 2401.00001')).toEqual({});
  });

  test('has the old ending of arXiv’s titles taken off', () => {
    expect(one('<title>A b. (arXiv:2305.12345v2 [cs.CL] UPDATED)</title><link>https://b.example/1</link>')?.found).toMatchObject({
      title: 'A b',
      ids: { arxiv: '2305.12345' },
      version: 2,
    });
  });

  test.each([
    ['Tue, 14 May 2024 09:30:00 +0000', '2024-05-14'],
    ['4 Sept 2024', '2024-09-04'],
    ['2024-05-14T23:30:00-05:00', '2024-05-14'],
    ['2024-02-30', undefined],
    ['31 Jun 2024', undefined],
    ['0000-00-00T00:00:00Z', undefined],
    ['yesterday', undefined],
    ['2024', undefined],
  ])('dated %s is of %s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });

  test.each([
    ['<dc:creator>Jane Doe and Richard Roe</dc:creator>', false, ['Jane Doe', 'Richard Roe']],
    ['<dc:creator>Jane Doe, Richard Roe, and Ann Author</dc:creator>', false, ['Jane Doe', 'Richard Roe', 'Ann Author']],
    ['<dc:creator>García Márquez, Gabriel</dc:creator>', false, ['García Márquez, Gabriel']],
    ['<dc:creator>Plato, Aristotle</dc:creator>', true, ['Plato', 'Aristotle']],
    ['<dc:creator>Doe, Jane; Roe, Richard</dc:creator>', false, ['Doe, Jane', 'Roe, Richard']],
    ['<author>a@b.example (Ann Author)</author>', false, ['Ann Author']],
    ['<author>a@b.example</author>', false, undefined],
    ['<author>Ann Author et al.</author>', false, ['Ann Author']],
    ['<dc:creator> </dc:creator>', true, undefined],
  ])('with %s names its authors', (xml, isList, names) => {
    const [entry] = inside(readXml(`<item>${xml}</item>`), 'item');
    expect(authorsIn(entry!, isList)?.map(({ name }) => name)).toEqual(names);
  });
});
