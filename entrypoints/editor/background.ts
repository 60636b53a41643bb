import { t } from '../../components/words';
import type { EditorRequests } from '../../messages/requests';
import { client } from '../../messages/wire';

/** The background, as a frame on a page may ask it. */
export const background = client<EditorRequests>('editor');

/** What went wrong, in words; the background has put its own into words already. */
export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : t('error_failed'));
