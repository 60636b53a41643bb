import { t } from './words';

export interface ReadingLineProps {
  /** How many feeds are read, and of how many; 0 while none is. */
  done: number;
  of: number;
  /** What the last reading came to. */
  said: string;
  onStop(): void;
}

/** How far the reading of feeds is, while there is anything to say about it. */
export function ReadingLine({ done, of, said, onStop }: ReadingLineProps) {
  return (
    <div class={of > 0 || said ? 'reading-line' : 'reading-line empty'}>
      {of > 0 && <progress value={done} max={of} aria-label={t('digest_reading')} />}
      <span role="status">{of > 0 ? t('digest_reading_feeds', done, of) : said}</span>
      {of > 0 && (
        <button type="button" class="quiet" onClick={onStop}>
          {t('import_cancel')}
        </button>
      )}
    </div>
  );
}
