import { Blank } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import { t } from '../../components/words';

/** A view that has nothing to show before the first paper. */
export function EmptyLibrary() {
  return (
    <Blank icon="library" title={t('library_empty')}>
      <p>{t('library_empty_hint')}</p>
      <p>
        <a class="button primary" href={hashOf(routeTo('welcome'))}>
          {t('welcome_link')}
        </a>
      </p>
      <p>
        <a href={hashOf(routeTo('settings'))}>{t('welcome_restore')}</a>
      </p>
    </Blank>
  );
}
