import { normalizeIds } from '../paper/ids';
import { authorsOf, known, line, list, plain, text, yearOf } from './answer';
import type { Service } from './service';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `2024 May 3` as `2024-05-03`. */
function dayOf(date: string): string | undefined {
  const [, year, name, day] = /^(\d{4}) ([A-Z][a-z]{2}) (\d{1,2})\b/.exec(date) ?? [];
  const month = MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
  return year && day && month ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** PubMed's summaries (www.ncbi.nlm.nih.gov/books/NBK25501): three requests a second, many papers at once. */
export const pubmed: Service = {
  id: 'pubmed',
  name: 'PubMed',
  origin: 'https://eutils.ncbi.nlm.nih.gov/*',
  base: 'https://eutils.ncbi.nlm.nih.gov',
  gap: 400,
  atOnce: 100,
  knows: ({ ids }) => ids.pmid !== undefined,
  async ask(papers, get, base) {
    const pmids = papers.flatMap(({ ids }) => ids.pmid ?? []);
    const url = `${base}/entrez/eutils/esummary.fcgi?db=pubmed&retmode=json&tool=offprint&id=${pmids.join(',')}`;
    const result = plain(plain(await get(url, 'json')).result);
    return papers.flatMap((paper) => {
      const record = plain(result[paper.ids.pmid ?? '']);
      if (text(record.uid) !== paper.ids.pmid || record.error !== undefined) return [];
      const ids = list(record.articleids).map(plain);
      const idOf = (type: string) => text(ids.find((one) => one.idtype === type)?.value) || undefined;
      const pubdate = text(record.pubdate);
      return [
        known({
          id: paper.id,
          said: known({
            title: line(text(record.title).replace(/\.$/, '')),
            authors: authorsOf(list(record.authors).map((author) => text(plain(author).name))),
            venue: line(record.fulljournalname, 300),
            year: yearOf(pubdate),
            date: dayOf(pubdate),
            volume: line(record.volume, 40),
            number: line(record.issue, 40),
            pages: line(record.pages, 60),
            issn: line(record.issn, 40),
            type: 'article' as const,
            ids: normalizeIds(known({ pmid: paper.ids.pmid, doi: idOf('doi'), pmcid: idOf('pmc') })),
          }),
          gone: list(record.pubtype).includes('Retracted Publication') ? ('retracted' as const) : undefined,
        }),
      ];
    });
  },
};
