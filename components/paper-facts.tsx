import { preprintVersions } from '../paper/links';
import type { Meeting } from '../paper/meeting';
import type { Paper } from '../paper/paper';
import { factName, factText } from './fact-names';
import { idLinks } from './id-links';
import { count, day, t } from './words';

/** What belongs to the venue, in the order it is shown. */
const DETAILS = ['volume', 'number', 'pages', 'editors', 'publisher', 'series', 'edition', 'isbn', 'issn'] as const;

export interface PaperFactsProps {
  paper: Paper;
  meeting: Meeting | undefined;
  /** Numbers of the newest arXiv version and of the one the reader spoke of, as far as they are known. */
  versions: { newest?: number | undefined; spoken?: number | undefined };
  siteName(site: string): string;
}

/** What sites say of a paper, and where it was found. */
export function PaperFacts({ paper, meeting, versions, siteName }: PaperFactsProps) {
  const links = idLinks(paper.aliases);
  return (
    <section class="facts" aria-label={t('library_facts')}>
      <h3>{t('library_facts')}</h3>
      <dl>
        {paper.year !== undefined && <Fact name={t('library_column_year')}>{paper.date ?? paper.year}</Fact>}
        {paper.venue && <Fact name={t('library_venue')}>{paper.venue}</Fact>}
        {DETAILS.filter((name) => paper[name] !== undefined).map((name) => (
          <Fact key={name} name={factName(name)}>
            <bdi>{factText(paper[name])}</bdi>
          </Fact>
        ))}
        {links.map(({ scheme, id, url }) => (
          <Fact key={`${scheme}${id}`} name={scheme}>
            <a href={url} target="_blank" rel="noreferrer" dir="ltr">
              {id}
            </a>
          </Fact>
        ))}
        <Versions aliases={paper.aliases} {...versions} />
        {paper.categories && <Fact name={t('library_categories')}>{paper.categories.join(', ')}</Fact>}
        <Fact name={t('library_column_added')}>
          {t('library_saved_from', day(paper.addedAt), siteName(paper.site))}
          {meeting && <Met {...meeting} />}
        </Fact>
      </dl>
    </section>
  );
}

function Versions({ aliases, newest, spoken }: Pick<Paper, 'aliases'> & PaperFactsProps['versions']) {
  const versions = preprintVersions(aliases, [newest, spoken]);
  if (versions.length === 0) return null;
  return (
    <Fact name={t('detail_versions')}>
      <ul class="versions">
        {versions.map(({ number, url }) => {
          const about = [number === newest && t('detail_version_newest'), number === spoken && t('detail_version_spoken')].filter(Boolean);
          return (
            <li key={number}>
              <a href={url} target="_blank" rel="noreferrer">
                v{number}
              </a>
              {about.length > 0 && <span class="from">({about.join(', ')})</span>}
            </li>
          );
        })}
      </ul>
    </Fact>
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
