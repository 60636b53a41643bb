import { type DigestSettings, digestSettings, digestSettingsOf } from '../../storage/digest-settings';
import type { Library } from '../../storage/schema';
import { useLive } from './live';

const AS_SHIPPED = digestSettingsOf(undefined);

/** How the reader has the digest, kept up to date. */
export function useDigestSettings(db: Library): DigestSettings {
  return useLive(() => digestSettings(db), [db]).value ?? AS_SHIPPED;
}
