import { Blank } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import { t } from '../../components/words';

/** Where a reader may begin. */
const STARTS = [
  { name: 'Hugging Face Papers', url: 'https://huggingface.co/papers' },
  { name: 'arXiv cs.CL', url: 'https://arxiv.org/list/cs.CL/new' },
];

/** The library before the first paper. */
export function EmptyLibrary() {
  return (
    <Blank icon="library" title={t('library_empty')}>
      <p>{t('library_empty_hint')}</p>
      <p class="starts">
        {STARTS.map(({ name, url }) => (
          <a key={url} class="button primary" href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        ))}
      </p>
      <p>
        <a href={hashOf(routeTo('settings'))}>{t('library_empty_restore')}</a>
      </p>
    </Blank>
  );
}
