import { Pick } from '../../components/pick-field';
import { t } from '../../components/words';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

const CHOICES = ['new', 'queue', 'none'] as const;

/** What the number on the toolbar button counts, and what else is at hand without opening anything. */
export function ToolbarSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: stored } = useLive(async () => (await db.settings.get('badge'))?.value, [db]);
  return (
    <>
      <Pick
        label={t('settings_badge')}
        value={CHOICES.find((one) => one === stored) ?? 'new'}
        choices={CHOICES.map((one) => [one, t(`settings_badge_${one}`)] as const)}
        onChange={(badge) => deeds.attempt(() => background.setSetting('badge', badge))}
      />
      <p class="quiet-text">{t('settings_toolbar_hint')}</p>
    </>
  );
}
