import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { ServiceSwitches } from '../../components/service-switches';
import { count } from '../../components/words';
import { SERVICES } from '../../lookup/services';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** Which open services may be asked for what papers lack. None is, until the reader says so. */
export function LookupSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: stored } = useLive(async () => (await db.settings.get('lookups'))?.value, [db]);
  const { value: waiting } = useLive(async () => db.lookups.where('nextAt').belowOrEqual(Date.now()).count(), [db]);
  const [denied, setDenied] = useState('');
  const on = Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : [];

  const set = async (id: string, wanted: boolean) => {
    const service = SERVICES.find((one) => one.id === id);
    if (!service) return;
    // The question must be asked while the press is fresh, before anything is waited for.
    const granted = !wanted || (await browser.permissions.request({ origins: [service.origin] }));
    setDenied(granted ? '' : service.name);
    if (granted) await background.setSetting('lookups', wanted ? [...on, id] : on.filter((one) => one !== id));
  };

  return (
    <ServiceSwitches
      services={SERVICES.map(({ id, name }) => ({ id, name, on: on.includes(id) }))}
      denied={denied}
      waiting={waiting && on.length > 0 ? count('settings_lookups_waiting', waiting) : ''}
      onSwitch={(id, wanted) => deeds.attempt(() => set(id, wanted))}
    />
  );
}
