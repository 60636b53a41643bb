import { type DigestRules, rulesOf } from '../paper/digest-rules';
import type { Library } from './schema';

/** How the reader has the digest. */
export interface DigestSettings {
  /** Hour of the day at which feeds are read, 0 to 23. */
  hour: number;
  /** Whether new papers are told. */
  notify: boolean;
  /** Whether papers stand by feed rather than the best first. */
  grouped: boolean;
}

/** Whatever is stored, as the settings must be: at eight, quietly, the best first, unless the reader says otherwise. */
export function digestSettingsOf(stored: unknown): DigestSettings {
  const { hour, notify, grouped } = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<DigestSettings>;
  const isHour = typeof hour === 'number' && Number.isInteger(hour) && hour >= 0 && hour <= 23;
  return { hour: isHour ? hour : 8, notify: notify === true, grouped: grouped === true };
}

/** The reader's settings of the digest. */
export const digestSettings = async (db: Library): Promise<DigestSettings> => digestSettingsOf((await db.settings.get('digest'))?.value);

/** The reader's rules for the digest. */
export const digestRules = async (db: Library): Promise<DigestRules> => rulesOf((await db.settings.get('digestRules'))?.value);
