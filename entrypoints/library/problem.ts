import { t, type Word } from '../../components/words';
import { phrase } from '../../messages/phrases';

/** What went wrong and what to do, in the reader's language. */
export function wordsOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = code && phrase(`error_${code.replaceAll('-', '_')}`);
  if (known) return known;
  return code && error instanceof Error ? error.message : t('error_failed' satisfies Word);
}
