import { WithMaths } from './maths';
import { Notice } from './notice';
import { t } from './words';

export interface PaperFindingsProps {
  gone?: 'withdrawn' | 'retracted';
  /** Number of an arXiv version newer than the one the reader spoke of, or undefined. */
  newer?: number;
  /** The arXiv version the reader spoke of. */
  said?: number;
  candidate?: {
    /** Where it may have appeared, in words: `ICLR, 2024`. */
    where: string;
    title: string;
    /** Name of the service that says so. */
    service: string;
    /** Share of authors in common, from 0 to 1, or null where it cannot be told. */
    authors: number | null;
    linked: boolean;
  };
  onAccept(): void;
  onRefuse(): void;
}

/** What services found out about a paper: that it no longer stands, that it changed, or where it may have appeared. */
export function PaperFindings({ gone, newer, said, candidate, onAccept, onRefuse }: PaperFindingsProps) {
  return (
    <>
      {gone && <Notice>{t(gone === 'withdrawn' ? 'finding_withdrawn' : 'finding_retracted')}</Notice>}
      {newer !== undefined && said !== undefined && <p class="quiet-text">{t('finding_newer', said, newer)}</p>}
      {candidate && (
        <Notice
          kind="warning"
          actions={
            <>
              <button type="button" onClick={onAccept}>
                {t('finding_accept')}
              </button>
              <button type="button" onClick={onRefuse}>
                {t('finding_refuse')}
              </button>
            </>
          }
        >
          <b>{t('finding_published', candidate.where)}</b>
          <br />
          <bdi>
            <WithMaths text={candidate.title} />
          </bdi>
          <br />
          {t(candidate.linked ? 'finding_linked' : 'finding_alike', candidate.service)}
          {candidate.authors !== null && ` ${t('finding_authors', Math.round(candidate.authors * 100))}`}
        </Notice>
      )}
    </>
  );
}
