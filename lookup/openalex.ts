import { normalizeId, normalizeIds } from '../paper/ids';
import type { WorkType } from '../paper/paper';
import { authorsOf, dayOf, known, line, list, plain, text, yearOf } from './answer';
import type { Asked, Service } from './service';

const TYPES: Record<string, WorkType> = {
  article: 'article',
  'book-chapter': 'incollection',
  book: 'book',
  dissertation: 'phdthesis',
  report: 'techreport',
};

const nameOf = ({ ids }: Asked) =>
  ids.doi ? `doi:${ids.doi}` : ids.arxiv ? `doi:10.48550/arxiv.${ids.arxiv}` : ids.pmid ? `pmid:${ids.pmid}` : undefined;

/** OpenAlex, one work at a time by its id, which is what it gives for nothing (developers.openalex.org). */
export const openalex: Service = {
  id: 'openalex',
  name: 'OpenAlex',
  origin: 'https://api.openalex.org/*',
  base: 'https://api.openalex.org',
  gap: 500,
  atOnce: 1,
  knows: (paper) => nameOf(paper) !== undefined,
  async ask([paper], get, base) {
    const name = paper && nameOf(paper);
    if (!name) return [];
    const work = plain(await get(`${base}/works/${encodeURIComponent(name)}`, 'json'));
    const given = plain(work.ids);
    const ids = normalizeIds({
      doi: text(work.doi),
      pmid: text(given.pmid).replace(/^.*\//, ''),
      pmcid: text(given.pmcid).replace(/^.*\//, ''),
    });
    const preprint = paper.ids.arxiv !== undefined;
    const same =
      (ids.arxiv && ids.arxiv === paper.ids.arxiv) || (ids.doi && ids.doi === paper.ids.doi) || (ids.pmid && ids.pmid === paper.ids.pmid);
    if (!same) return [];
    const source = plain(plain(work.primary_location).source);
    const biblio = plain(work.biblio);
    const pages = [text(biblio.first_page), text(biblio.last_page)].filter(Boolean);
    const published = list(work.locations)
      .map(plain)
      .find((location) => text(location.version) === 'publishedVersion' && !/arxiv/i.test(text(plain(location.source).display_name)));
    const elsewhere = normalizeId('doi', text(published?.landing_page_url));
    const title = line(work.title);
    return [
      known({
        id: paper.id,
        said: known({
          title,
          authors: authorsOf(list(work.authorships).map((one) => text(plain(plain(one).author).display_name))),
          year: yearOf(work.publication_year),
          date: dayOf(work.publication_date),
          ...(preprint
            ? {}
            : {
                venue: line(source.display_name, 300),
                type: text(source.type) === 'conference' ? ('inproceedings' as const) : TYPES[text(work.type)],
                volume: line(biblio.volume, 40),
                number: line(biblio.issue, 40),
                pages: pages.length > 0 ? [...new Set(pages)].join('-') : undefined,
              }),
          ids,
        }),
        gone: work.is_retracted === true ? ('retracted' as const) : undefined,
        candidate:
          preprint && elsewhere && !elsewhere.startsWith('10.48550/')
            ? {
                service: 'openalex',
                by: 'id-link' as const,
                said: known({
                  title: title ?? paper.title,
                  venue: line(plain(published?.source).display_name, 300),
                  ids: { doi: elsewhere },
                }),
              }
            : undefined,
      }),
    ];
  },
};
