import { type DigestSettings, digestSettings, digestSettingsOf } from '../../storage/digest-settings';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { useKept } from './kept';
import { useLive } from './live';

const AS_SHIPPED = digestSettingsOf(undefined);

/** How the reader has the digest, and how that is changed. */
export function useDigestSettings(db: Library): [DigestSettings, (change: Partial<DigestSettings>) => Promise<void>] {
  const { value: live } = useLive(() => digestSettings(db), [db]);
  const [settings = AS_SHIPPED, set] = useKept(live, (value) => background.setSetting('digest', value));
  return [settings, (change) => set({ ...settings, ...change })];
}
