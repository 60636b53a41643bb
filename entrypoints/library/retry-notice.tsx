import { Notice } from '../../components/notice';
import { t } from '../../components/words';

/** What keeps a page from being shown, with a button that loads it again. */
export function RetryNotice({ problem }: { problem: string }) {
  return (
    <Notice
      actions={
        <button type="button" onClick={() => location.reload()}>
          {t('library_retry')}
        </button>
      }
    >
      {problem}
    </Notice>
  );
}
