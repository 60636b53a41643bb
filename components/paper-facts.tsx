import type { Meeting } from '../paper/meeting';
import type { Alternative, Paper } from '../paper/paper';
import { idLinks } from './id-links';
import { count, day, t, type Word } from './words';

/** The value of a fact as text. */
function shown(value: Alternative['value']): string {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.name)).join(', ');
  if (typeof value === 'object')
    return Object.entries(value)
      .map((one) => one.join(': '))
      .join('; ');
  return String(value ?? '');
}

const FIELD_NAMES: Record<Alternative['field'], Word> = {
  title: 'library_column_title',
  authors: 'library_authors',
  year: 'library_column_year',
  date: 'library_date',
  venue: 'library_venue',
  url: 'library_address',
  categories: 'library_categories',
  type: 'library_type',
  editors: 'library_editors',
  volume: 'library_volume',
  number: 'library_number',
  pages: 'library_pages',
  publisher: 'library_publisher',
  series: 'library_series',
  address: 'library_place',
  edition: 'library_edition',
  isbn: 'library_isbn',
  issn: 'library_issn',
  extra: 'library_extra',
};

/** What belongs to the venue, in the order it is shown. */
const DETAILS = ['volume', 'number', 'pages', 'editors', 'publisher', 'series', 'edition', 'isbn', 'issn'] as const;

/** What sites say of a paper, where it was found, and what other sources say differently. */
export function PaperFacts({ paper, meeting, siteName }: { paper: Paper; meeting: Meeting | undefined; siteName(site: string): string }) {
  const links = idLinks(paper.aliases);
  return (
    <section class="facts" aria-label={t('library_facts')}>
      <h3>{t('library_facts')}</h3>
      <dl>
        {paper.year !== undefined && <Fact name={t('library_column_year')}>{paper.date ?? paper.year}</Fact>}
        {paper.venue && <Fact name={t('library_venue')}>{paper.venue}</Fact>}
        {DETAILS.filter((name) => paper[name] !== undefined).map((name) => (
          <Fact key={name} name={t(FIELD_NAMES[name])}>
            <bdi>{shown(paper[name])}</bdi>
          </Fact>
        ))}
        {links.map(({ scheme, id, url }) => (
          <Fact key={`${scheme}${id}`} name={scheme}>
            <a href={url} target="_blank" rel="noreferrer" dir="ltr">
              {id}
            </a>
          </Fact>
        ))}
        {paper.categories && <Fact name={t('library_categories')}>{paper.categories.join(', ')}</Fact>}
        <Fact name={t('library_column_added')}>
          {t('library_saved_from', day(paper.addedAt), siteName(paper.site))}
          {meeting && <Met {...meeting} />}
        </Fact>
      </dl>
      {paper.also && (
        <details>
          <summary>{count('library_also', paper.also.length)}</summary>
          <dl>
            {paper.also.map((one) => (
              <Fact key={`${one.field}${one.from}${one.at}`} name={t(FIELD_NAMES[one.field])}>
                <bdi>{shown(one.value)}</bdi> <span class="from">{siteName(one.from)}</span>
              </Fact>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

/** Feeds that are pages; others have a name, such as an import. */
const PAGE = /^(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#]\S*)?$/i;

function Met({ feed, rank, upvotes }: Meeting) {
  const about = [rank && t('library_position', rank), upvotes !== undefined && count('reading_upvotes', upvotes)].filter(Boolean);
  if (!feed && about.length === 0) return null;
  return (
    <span class="from">
      {PAGE.test(feed) ? (
        <a href={`https://${feed}`} target="_blank" rel="noreferrer" dir="ltr">
          {feed}
        </a>
      ) : (
        <bdi>{feed}</bdi>
      )}{' '}
      {about.join(', ')}
    </span>
  );
}

function Fact({ name, children }: { name: string; children: preact.ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
