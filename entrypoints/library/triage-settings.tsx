import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { triageKeysOf } from '../../components/triage-keys';
import { TriageKeysField } from '../../components/triage-keys-field';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** The browser's shortcut for triage, as the reader has set it there; '' for none. */
function useShortcut(): string {
  const [shortcut, setShortcut] = useState('');
  useEffect(() => {
    browser.commands.getAll().then(
      (commands) => setShortcut(commands.find(({ name }) => name === 'triage')?.shortcut ?? ''),
      (error: unknown) => console.error('Offprint:', error),
    );
  }, []);
  return shortcut;
}

/** By which keys a page is gone through. */
export function TriageSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: stored } = useLive(async () => db.settings.bulkGet(['triageKeys', 'triageKey']), [db]);
  const [keys, begin] = stored ?? [];
  const set = (key: string, value: unknown) => void deeds.attempt(() => background.setSetting(key, value));
  return (
    <TriageKeysField
      keys={triageKeysOf(keys?.value)}
      begin={typeof begin?.value === 'string' ? begin.value : ''}
      shortcut={useShortcut()}
      onKeys={(next) => set('triageKeys', next)}
      onBegin={(key) => set('triageKey', key)}
    />
  );
}
