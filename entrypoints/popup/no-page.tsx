import { browser } from 'wxt/browser';
import { PopupSection } from '../../components/popup-section';
import { t } from '../../components/words';
import { background, type Deeds } from '../library/deeds';
import { askPage, type Page, type ReadablePage, type ReadPage } from './page-report';

interface NoPageProps {
  page: Exclude<Page, ReadPage>;
  deeds: Deeds;
  onPage(page: Page): void;
  /** A press here lets us read the page without its host: so it is in the popup alone. */
  canOnce: boolean;
}

/** Why the page the reader is on shows no papers here, and what can be done about it. */
export function NoPage({ page, ...rest }: NoPageProps) {
  if ('tab' in page) return <Readable page={page} {...rest} />;
  if (page.is === 'asking') return null;
  return (
    <PopupSection title={t('popup_this_page')}>
      <p class="quiet-text">{t('popup_not_read')}</p>
    </PopupSection>
  );
}

/** A page that may be read if the reader says so. */
function Readable({ page, deeds, onPage, canOnce }: Omit<NoPageProps, 'page'> & { page: ReadablePage }) {
  const readNow = async () => {
    await background.readOnce(page.tab);
    onPage(await askPage());
  };
  const readAlways = async () => {
    // The question must be asked while the press is fresh, before anything is waited for.
    const granted = await browser.permissions.request({ origins: page.origins });
    if (!granted) return;
    await background.setOff(page.origins, false);
    await readNow();
  };
  return (
    <PopupSection title={t('popup_this_page')}>
      <p class="quiet-text">{page.is === 'early' ? t('popup_reload') : t('popup_addable', page.name)}</p>
      <p class="popup-choices">
        {page.is === 'early' ? (
          <button type="button" class="primary" onClick={() => void deeds.attempt(readNow)}>
            {t('popup_read_now')}
          </button>
        ) : (
          <>
            <button type="button" class="primary" onClick={() => void deeds.attempt(readAlways)}>
              {t('popup_read_site', page.name)}
            </button>
            {canOnce && (
              <button type="button" onClick={() => void deeds.attempt(readNow)}>
                {t('popup_read_once')}
              </button>
            )}
          </>
        )}
      </p>
    </PopupSection>
  );
}
