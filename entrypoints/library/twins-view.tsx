import { Blank } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import { TwinList } from '../../components/twin-list';
import { t } from '../../components/words';
import type { Library } from '../../storage/schema';
import { twinsIn } from '../../storage/twins';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { siteName } from './sites';
import { MOST_TWINS } from './twins-hint';

/** Papers that may be one, for the reader to judge. */
export function TwinsView({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: pairs } = useLive(() => twinsIn(db, MOST_TWINS), [db]);
  if (!pairs) return <Blank icon="library" title={t('editor_loading')} />;
  if (pairs.length === 0)
    return (
      <Blank icon="check" title={t('twins_none')}>
        <p>{t('twins_hint')}</p>
        <p>
          <a href={hashOf(routeTo('papers'))}>{t('welcome_end')}</a>
        </p>
      </Blank>
    );
  return (
    <div class="settings twins-view">
      <h2>{t('same_paper')}</h2>
      <p class="quiet-text">{t('twins_hint')}</p>
      <TwinList
        pairs={pairs}
        siteName={siteName}
        onSame={(first, other) => void deeds.perform(() => background.joinPapers(first, other), t('toast_joined'))}
        onApart={(first, other) =>
          void deeds.perform(async () => {
            await background.tellApart(first, other, true);
            return () => background.tellApart(first, other, false);
          }, t('toast_apart'))
        }
      />
    </div>
  );
}
