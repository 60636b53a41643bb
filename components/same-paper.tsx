import type { Annotation } from '../paper/annotation';
import type { Paper } from '../paper/paper';
import { authorsLine } from './marks';
import { day, t } from './words';

export interface SamePaperProps {
  twin: { paper: Paper; annotation: Annotation };
  /** Name of the site the twin was saved on. */
  site: string;
  onSame(): void;
  onApart(): void;
}

/** Asks whether a paper of the library with the same title is the same paper. */
export function SamePaper({ twin: { paper }, site, onSame, onApart }: SamePaperProps) {
  return (
    <section class="same-paper" aria-label={t('same_paper')}>
      <p>
        <b>{t('same_paper')}</b> {t('same_paper_saved', site, day(paper.addedAt))}
        {paper.authors && (
          <>
            {' '}
            <bdi>{authorsLine(paper.authors, 2)}</bdi>
          </>
        )}
      </p>
      <div class="same-paper-acts">
        <button type="button" class="quiet" onClick={onSame}>
          {t('same_paper_yes')}
        </button>
        <button type="button" class="quiet" onClick={onApart}>
          {t('same_paper_no')}
        </button>
      </div>
    </section>
  );
}
