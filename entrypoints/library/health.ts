import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type Loss, lossOf } from '../../components/health-notice';

/** What the background notes in `storage.local` when the browser has emptied or shortened the library. */
const HEALTH = 'health';

/** The loss the reader has not yet heard of, or null. */
export function useLoss(): Loss | null {
  const [loss, setLoss] = useState<Loss | null>(null);
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const stored = await browser.storage.local.get(HEALTH);
      if (!gone) setLoss(lossOf(stored[HEALTH]));
    };
    const onChange = (changes: Record<string, unknown>, area: string) => {
      if (area === 'local' && HEALTH in changes) void read();
    };
    void read();
    browser.storage.onChanged.addListener(onChange);
    return () => {
      gone = true;
      browser.storage.onChanged.removeListener(onChange);
    };
  }, []);
  return loss;
}
