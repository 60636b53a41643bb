import { t } from '../../components/words';
import { SERVICES } from '../../lookup/services';
import { UNTITLED } from '../../paper/paper';
import { siteName } from './sites';

const FILES: Readonly<Record<string, string>> = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', papermemory: 'PaperMemory' };

/** The name of whoever said something of a paper: a site, a service or a kind of file. */
export function sourceName(from: string): string {
  const file = FILES[from];
  if (file) return t('source_imported', file);
  if (from === UNTITLED) return t('source_list');
  if (from === 'web' || from === 'page') return t('source_web');
  return SERVICES.find(({ id }) => id === from)?.name ?? siteName(from);
}
