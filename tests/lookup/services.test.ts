import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arxiv } from '../../lookup/arxiv';
import { crossref } from '../../lookup/crossref';
import { dblp } from '../../lookup/dblp';
import { huggingface } from '../../lookup/huggingface';
import { foundIn, lacking, ladder } from '../../lookup/needs';
import { openalex } from '../../lookup/openalex';
import { openreview } from '../../lookup/openreview';
import { politely } from '../../lookup/polite';
import { pubmed } from '../../lookup/pubmed';
import { semanticscholar } from '../../lookup/semanticscholar';
import type { Answer, Asked, Service } from '../../lookup/service';
import { SERVICES } from '../../lookup/services';
import { newPaper } from '../../paper/paper';
import { type StandIn, standIn, stoppedClock } from './stand-in';

let server: StandIn;
let posted = '';
beforeEach(async () => {
  server = await standIn();
});
afterEach(() => server.close());

/** Asks a service that answers so, on this machine. */
async function ask(service: Service, papers: Asked[], body: string | object): Promise<Answer[]> {
  server.answer((_request, response, sent) => {
    posted = sent;
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  const { get } = politely(fetch, stoppedClock(), { gap: service.gap, signal: new AbortController().signal });
  return service.ask(papers, get, server.base);
}

const hydragen: Asked = { id: 'p1', ids: { arxiv: '2402.05099' }, title: 'Hydragen: High-Throughput LLM Inference with Shared Prefixes' };
const another: Asked = { id: 'p2', ids: { arxiv: 'hep-th/9901001' }, title: 'An old one' };
const published: Asked = { id: 'p3', ids: { doi: '10.1145/3600006.3613165' }, title: 'A published paper' };

const entry = (id: string, more = '') =>
  `<entry><id>http://arxiv.org/abs/${id}</id><updated>2024-05-13T00:00:00Z</updated><published>2024-02-07T18:53:01Z</published><title>Hydragen:
  High-Throughput LLM Inference &amp; Shared Prefixes</title><summary>  Invented
  words &lt; others.</summary><author><name>Jordan Juravsky</name></author><author><name>Bradley Brown</name></author>${more}<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG" scheme="http://arxiv.org/schemas/atom"/><category term="cs.LG"/><category term="cs.CL"/></entry>`;
const feed = (...entries: string[]) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Query</title>${entries.join('')}</feed>`;

describe('arXiv', () => {
  test('is asked about many at once, and says facts, newest version and categories', async () => {
    const answers = await ask(arxiv, [hydragen, another], feed(entry('hep-th/9901001v1'), entry('2402.05099v3')));
    expect(server.asked).toEqual(['/api/query?id_list=2402.05099,hep-th/9901001&max_results=2']);
    expect(answers).toMatchObject([
      {
        id: 'p1',
        newestVersion: 3,
        said: {
          title: 'Hydragen: High-Throughput LLM Inference & Shared Prefixes',
          authors: [{ name: 'Jordan Juravsky' }, { name: 'Bradley Brown' }],
          date: '2024-02-07',
          year: 2024,
          categories: ['cs.LG', 'cs.CL'],
          abstract: 'Invented words < others.',
        },
      },
      { id: 'p2', newestVersion: 1 },
    ]);
    expect(answers[0]).not.toHaveProperty('candidate');
    expect(answers[0]).not.toHaveProperty('gone');
  });

  test('says where a paper appeared when its authors say it, and that it was withdrawn', async () => {
    const appeared =
      '<arxiv:doi>10.1145/3600006.3613165</arxiv:doi><arxiv:journal_ref>Proc. of a Symposium (2024) 1-15</arxiv:journal_ref>';
    const [one] = await ask(arxiv, [hydragen], feed(entry('2402.05099v1', appeared)));
    expect(one?.candidate).toMatchObject({
      by: 'id-link',
      said: { venue: 'Proc. of a Symposium (2024) 1-15', ids: { doi: '10.1145/3600006.3613165' } },
    });
    const [gone] = await ask(
      arxiv,
      [hydragen],
      feed(entry('2402.05099v4', '<arxiv:comment>This paper has been withdrawn by the authors</arxiv:comment>')),
    );
    expect(gone?.gone).toBe('withdrawn');
  });

  test('that never heard of a paper says nothing, and one that answers something else is not believed', async () => {
    expect(await ask(arxiv, [hydragen], feed())).toEqual([]);
    await expect(ask(arxiv, [hydragen], 'busy')).rejects.toMatchObject({ code: 'bad-answer' });
  });
});

describe('Crossref', () => {
  const work = {
    DOI: '10.1145/3600006.3613165',
    type: 'proceedings-article',
    title: ['A <i>published</i> paper'],
    author: [{ given: 'Ann', family: 'Author' }, { name: 'The Team' }],
    'container-title': ['Proceedings of a Symposium'],
    published: { 'date-parts': [[2023, 10, 23]] },
    page: '611-626',
    publisher: 'ACM',
    ISBN: ['9798400702297'],
  };

  test('says what a published entry needs', async () => {
    const answers = await ask(crossref, [published], { message: work });
    expect(server.asked).toEqual(['/works/10.1145%2F3600006.3613165']);
    expect(answers).toMatchObject([
      {
        id: 'p3',
        said: {
          title: 'A published paper',
          type: 'inproceedings',
          authors: [{ name: 'Ann Author', family: 'Author', given: 'Ann' }, { name: 'The Team' }],
          venue: 'Proceedings of a Symposium',
          date: '2023-10-23',
          year: 2023,
          pages: '611-626',
        },
      },
    ]);
  });

  test('links a preprint to what it became, and says what was retracted', async () => {
    const preprint = {
      ...work,
      type: 'posted-content',
      publisher: 'Cold Spring Harbor Laboratory',
      relation: { 'is-preprint-of': [{ 'id-type': 'doi', id: '10.1038/S41586-021-03819-2' }] },
    };
    const [one] = await ask(crossref, [published], { message: preprint });
    expect(one?.candidate).toMatchObject({ by: 'id-link', said: { ids: { doi: '10.1038/s41586-021-03819-2' } } });
    expect(one?.said).not.toHaveProperty('publisher');
    const [gone] = await ask(crossref, [published], { message: { ...work, 'updated-by': [{ type: 'retraction', DOI: '10.1/x' }] } });
    expect(gone?.gone).toBe('retracted');
  });

  test('that answers about another work is not believed', async () => {
    expect(await ask(crossref, [published], { message: { ...work, DOI: '10.1/other' } })).toEqual([]);
    expect(await ask(crossref, [published], {})).toEqual([]);
  });
});

describe('Semantic Scholar', () => {
  const record = {
    paperId: 'a'.repeat(40),
    externalIds: { ArXiv: '2402.05099', DOI: '10.48550/arXiv.2402.05099', DBLP: 'journals/corr/abs-2402-05099' },
    title: hydragen.title,
    authors: [{ name: 'Jordan Juravsky' }],
    venue: 'International Conference on Something',
    year: 2024,
  };

  test('is asked about many at once, and keeps the order of the question', async () => {
    const answers = await ask(semanticscholar, [another, hydragen], [null, record]);
    expect(JSON.parse(posted)).toEqual({ ids: ['ARXIV:hep-th/9901001', 'ARXIV:2402.05099'] });
    expect(answers).toMatchObject([{ id: 'p1', said: { ids: { s2: 'a'.repeat(40), dblp: 'journals/corr/abs-2402-05099' } } }]);
  });

  test('mixes a preprint’s year with the venue it appeared in: neither becomes the preprint’s own', async () => {
    const [one] = await ask(semanticscholar, [hydragen], [record]);
    expect(one?.said).not.toHaveProperty('venue');
    expect(one?.said).not.toHaveProperty('year');
    expect(one).not.toHaveProperty('candidate');
    const [both] = await ask(semanticscholar, [hydragen], [{ ...record, externalIds: { ...record.externalIds, DOI: '10.1145/1.2' } }]);
    expect(both?.candidate).toMatchObject({ by: 'id-link', said: { ids: { doi: '10.1145/1.2' } } });
    expect(both?.candidate?.said).not.toHaveProperty('year');
    expect(both?.said?.ids).not.toHaveProperty('doi', '10.1145/1.2');
  });

  test('that answers about another paper is not believed', async () => {
    expect(await ask(semanticscholar, [hydragen], [{ ...record, externalIds: { ArXiv: '2402.99999' } }])).toEqual([]);
  });
});

describe('the others', () => {
  test('OpenAlex gives names and, of a preprint, where it appeared', async () => {
    const work = {
      doi: 'https://doi.org/10.48550/arxiv.2402.05099',
      title: hydragen.title,
      publication_year: 2024,
      authorships: [{ author: { display_name: 'Jordan Juravsky' } }],
      primary_location: { source: { display_name: 'arXiv (Cornell University)', type: 'repository' } },
      locations: [
        { version: 'submittedVersion', landing_page_url: 'http://arxiv.org/abs/2402.05099', source: { display_name: 'arXiv' } },
        { version: 'publishedVersion', landing_page_url: 'https://doi.org/10.1145/1.2', source: { display_name: 'A Symposium' } },
      ],
    };
    const [one] = await ask(openalex, [hydragen], work);
    expect(server.asked).toEqual(['/works/doi%3A10.48550%2Farxiv.2402.05099']);
    expect(one).toMatchObject({
      said: { authors: [{ name: 'Jordan Juravsky' }] },
      candidate: { said: { venue: 'A Symposium', ids: { doi: '10.1145/1.2' } } },
    });
    expect(one?.said).not.toHaveProperty('venue');
    expect(await ask(openalex, [hydragen], { ...work, doi: 'https://doi.org/10.1/other' })).toEqual([]);
  });

  test('PubMed gives the journal, the day and the other names', async () => {
    const paper: Asked = { id: 'p4', ids: { pmid: '34265844' }, title: 'Highly accurate things' };
    const record = {
      uid: '34265844',
      title: 'Highly accurate things.',
      pubdate: '2021 Aug 5',
      fulljournalname: 'Nature',
      volume: '596',
      issue: '7873',
      pages: '583-589',
      authors: [{ name: 'Jumper J' }],
      articleids: [
        { idtype: 'doi', value: '10.1038/s41586-021-03819-2' },
        { idtype: 'pmc', value: 'PMC8371605' },
      ],
      pubtype: ['Journal Article', 'Retracted Publication'],
    };
    const [one] = await ask(pubmed, [paper], { result: { uids: ['34265844'], '34265844': record } });
    expect(one).toMatchObject({
      gone: 'retracted',
      said: {
        title: 'Highly accurate things',
        date: '2021-08-05',
        venue: 'Nature',
        ids: { pmcid: 'PMC8371605', doi: '10.1038/s41586-021-03819-2' },
      },
    });
    expect(await ask(pubmed, [paper], { result: { '34265844': { uid: '34265844', error: 'cannot get document summary' } } })).toEqual([]);
  });

  test('Hugging Face gives authors and day, without the colons of team names', async () => {
    const [one] = await ask(huggingface, [hydragen], {
      id: '2402.05099',
      title: 'x',
      authors: [{ name: 'Team' }, { name: ':' }, { name: 'A B' }],
      publishedAt: '2024-02-07T00:00:00.000Z',
    });
    expect(one?.said).toMatchObject({ authors: [{ name: 'Team' }, { name: 'A B' }], date: '2024-02-07' });
  });

  test('OpenReview gives the venue once it is decided', async () => {
    const paper: Asked = { id: 'p5', ids: { openreview: 'rJXMpikCZ' }, title: 'Graph things' };
    const note = (venue: string) => ({
      notes: [{ id: 'rJXMpikCZ', content: { title: { value: 'Graph things' }, authors: { value: ['A B'] }, venue: { value: venue } } }],
    });
    expect((await ask(openreview, [paper], note('ICLR 2018 Poster')))[0]?.said).toMatchObject({
      venue: 'ICLR 2018 Poster',
      year: 2018,
      type: 'inproceedings',
    });
    expect((await ask(openreview, [paper], note('Submitted to ICLR 2018')))[0]?.said).not.toHaveProperty('venue');
    expect((await ask(openreview, [paper], note('ICLR 2018 Conference Withdrawn Submission')))[0]?.gone).toBe('withdrawn');
  });

  test('DBLP tells homonyms apart by numbers that are no names, and its bot check is no answer', async () => {
    const info = {
      doi: '10.1145/3600006.3613165',
      title: 'A published paper.',
      authors: { author: [{ text: 'Wei Wang 0001' }] },
      venue: 'SOSP',
      year: '2023',
      type: 'Conference and Workshop Papers',
      key: 'conf/sosp/X',
    };
    const [one] = await ask(dblp, [published], { result: { hits: { hit: [{ info }] } } });
    expect(one?.said).toMatchObject({ title: 'A published paper', authors: [{ name: 'Wei Wang' }], ids: { dblp: 'conf/sosp/X' } });
    await expect(ask(dblp, [published], '<!doctype html><title>Making sure you are not a bot</title>')).rejects.toMatchObject({
      code: 'page',
    });
  });

  test.each(SERVICES)('$id bears whatever JSON it is given', async (service) => {
    const papers = [hydragen, published, { id: 'p4', ids: { pmid: '1', openreview: 'rJXMpikCZ' }, title: 'x' }]
      .filter(service.knows)
      .slice(0, service.atOnce);
    for (const odd of [[], {}, null, 7, 'text', [[[]]], { message: [], result: 3, notes: {}, ids: null, authors: 'x' }]) {
      const answers = await ask(service, papers, JSON.stringify(odd)).catch((error: { code?: string }) => error.code);
      expect(answers === 'bad-answer' || JSON.stringify(answers) === '[]').toBe(true);
    }
  });
});

describe('what a record needs', () => {
  const bare = newPaper({ ids: { arxiv: '2402.05099' }, site: 'x', title: hydragen.title }, 'p1', 'k', 1);

  test('depends on whether it has appeared', () => {
    expect(lacking(bare)).toEqual(['authors', 'date', 'categories']);
    expect(lacking({ ...bare, aliases: ['doi:10.1/x'] })).toEqual(['authors', 'venue']);
  });

  test('is asked of those who can know it, the surest first', () => {
    expect(ladder(bare, SERVICES).map(({ id }) => id)).toEqual(['arxiv', 'huggingface', 'semanticscholar', 'openalex']);
  });

  test('is not taken from an answer about another work', () => {
    expect(foundIn(bare, 'arxiv', { id: 'p1', said: { title: 'On the cohomology of something else', year: 1999 } })).toBeUndefined();
    expect(foundIn(bare, 'arxiv', { id: 'p1', said: { title: hydragen.title.toUpperCase(), year: 2024 } })).toMatchObject({
      site: 'arxiv',
      year: 2024,
    });
  });
});
