import type { Digest } from './digest';
import { writeDigestAtom } from './digest-atom';
import { writeDigestMail } from './digest-eml';
import { writeDigestMarkdown } from './digest-markdown';

/** A format of digests: one with a file for each day, or one file of the last days together. */
export interface DigestFormat {
  /** Ending of its files without dot. */
  extension: string;
  isDaily: boolean;
  /** The digest of a day as text; in a format that is not daily those of earlier days below it, newest first. */
  write(digest: Digest, earlier: readonly Digest[]): string;
}

/** The formats digests are written in, in the order they are offered. */
export const DIGEST_FORMATS = {
  'digest-markdown': { extension: 'md', isDaily: true, write: writeDigestMarkdown },
  'digest-eml': { extension: 'eml', isDaily: true, write: writeDigestMail },
  'digest-atom': { extension: 'xml', isDaily: false, write: writeDigestAtom },
} as const satisfies Record<string, DigestFormat>;
export type DigestFormatId = keyof typeof DIGEST_FORMATS;
export const DIGEST_FORMAT_IDS = Object.keys(DIGEST_FORMATS) as DigestFormatId[];

/** What stands in a file's name for the day. */
export const DAY_IN_NAME = '{day}';

/** What the file of a format is called until the reader gives it a name. */
export const digestFileName = (format: DigestFormatId): string => {
  const { extension, isDaily } = DIGEST_FORMATS[format];
  return `digest${isDaily ? ` ${DAY_IN_NAME}` : ''}.${extension}`;
};

/** Whether a format is one of digests. */
export const isDigestFormat = (format: string): format is DigestFormatId => Object.hasOwn(DIGEST_FORMATS, format);
