import { Blank } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import { TwinList } from '../../components/twin-list';
import { count, t } from '../../components/words';
import type { Library } from '../../storage/schema';
import { twinsIn } from '../../storage/twins';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { useQuiet } from './quiet';
import { siteName } from './sites';

/** How many pairs are shown at once; those after them come as these are answered. */
const MOST = 50;

/** Papers that may be one, for the reader to judge. */
export function TwinsView({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: pairs } = useLive(() => twinsIn(db, MOST), [db]);
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

/** Says above the list that some of it may be there twice. */
export function TwinsHint({ db }: { db: Library }) {
  const pairs = useQuiet(
    db,
    () => twinsIn(db, MOST),
    (error) => console.error('Offprint:', error),
  );
  if (!pairs || pairs.length === 0) return null;
  return (
    <p class="twins-hint quiet-text">
      <a href={hashOf(routeTo('twins'))}>{count('twins_found', pairs.length)}</a>
    </p>
  );
}
