import type { Annotation } from '../paper/annotation';
import type { Paper } from '../paper/paper';
import { idLinks } from './id-links';
import { authorsLine, Stars, StatusMark, Tags } from './marks';
import { WithMaths } from './maths';
import { day, t } from './words';

interface Twin {
  paper: Paper;
  annotation: Annotation;
}

export interface TwinListProps {
  pairs: readonly { first: Twin; other: Twin; authors: readonly string[] }[];
  siteName(site: string): string;
  onSame(first: string, other: string): void;
  onApart(first: string, other: string): void;
}

/** Pairs of papers that may be one, side by side with what speaks for it and what was said of each. */
export function TwinList({ pairs, siteName, onSame, onApart }: TwinListProps) {
  return (
    <ul class="twin-list">
      {pairs.map(({ first, other, authors }) => (
        <li key={`${first.paper.id} ${other.paper.id}`}>
          <h3 dir="auto">
            <WithMaths text={first.paper.title} />
          </h3>
          <p class="quiet-text">
            {t('twins_title')} {authors.length > 0 ? t('twins_authors', authors.slice(0, 3).join(', ')) : t('twins_no_authors')}
          </p>
          <div class="twins">
            {[first, other].map((twin) => (
              <Side key={twin.paper.id} twin={twin} siteName={siteName} />
            ))}
          </div>
          <div class="job-actions">
            <button type="button" class="primary" onClick={() => onSame(first.paper.id, other.paper.id)}>
              {t('same_paper_yes')}
            </button>
            <button type="button" onClick={() => onApart(first.paper.id, other.paper.id)}>
              {t('same_paper_no')}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({ twin: { paper, annotation }, siteName }: { twin: Twin; siteName(site: string): string }) {
  return (
    <div class="twin">
      <p>
        <bdi>{authorsLine(paper.authors, 4)}</bdi>
        {paper.year !== undefined && ` · ${paper.year}`}
        {paper.venue && (
          <>
            {' '}
            · <bdi>{paper.venue}</bdi>
          </>
        )}
      </p>
      <p class="quiet-text">{t('library_saved_from', day(paper.addedAt), siteName(paper.site))}</p>
      <p>
        {idLinks(paper.aliases).map(({ id, url }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer" dir="ltr">
            {id}
          </a>
        ))}
      </p>
      <p class="twin-said">
        <StatusMark status={annotation.status} /> <Stars rating={annotation.rating} /> <Tags tags={annotation.tags} most={4} />
      </p>
      {annotation.note && (
        <p class="twin-note" dir="auto">
          {annotation.note}
        </p>
      )}
    </div>
  );
}
