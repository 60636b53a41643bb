import { secureUrl } from './http';
import { TargetError } from './target-error';

/** Kinds of places something can be put, in the order they are offered. */
export const TARGET_KINDS = ['downloads', 'folder', 'webdav', 'git', 'zotero', 's3', 'put'] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** A place the reader named. What is secret of it is kept apart. */
export interface Target {
  id: string;
  kind: TargetKind;
  /** What the reader calls it. */
  name: string;
  settings: Record<string, string>;
}

/** One thing that has to be known of a place. */
export interface TargetField {
  name: string;
  kind: 'url' | 'text' | 'secret' | 'choice';
  /** May be left empty. */
  optional?: boolean;
  /** What stands there at first. */
  initial?: string;
  of?: readonly string[];
  example?: string;
  /** Travels in a header: signs of ASCII alone, and no space. */
  plain?: boolean;
}

/** What has to be known of each kind of place. */
export const TARGET_FIELDS: Readonly<Record<TargetKind, readonly TargetField[]>> = {
  downloads: [{ name: 'folder', kind: 'text', initial: 'Offprint' }],
  folder: [],
  webdav: [
    { name: 'url', kind: 'url', example: 'https://cloud.example.edu/remote.php/dav/files/me/Offprint' },
    { name: 'user', kind: 'text', optional: true },
    { name: 'password', kind: 'secret', optional: true },
  ],
  git: [
    { name: 'service', kind: 'choice', of: ['github', 'gitea'], initial: 'github' },
    { name: 'url', kind: 'url', initial: 'https://api.github.com', example: 'https://codeberg.org/api/v1' },
    { name: 'repository', kind: 'text', example: 'me/thesis' },
    { name: 'branch', kind: 'text', initial: 'main' },
    { name: 'folder', kind: 'text', optional: true },
    { name: 'token', kind: 'secret', plain: true },
  ],
  zotero: [
    { name: 'url', kind: 'url', initial: 'https://api.zotero.org' },
    { name: 'library', kind: 'text', optional: true, example: 'groups/1234567' },
    { name: 'collection', kind: 'text', optional: true },
    { name: 'key', kind: 'secret', plain: true },
  ],
  s3: [
    { name: 'url', kind: 'url', example: 'https://s3.eu-central-1.amazonaws.com' },
    { name: 'region', kind: 'text', initial: 'us-east-1', plain: true },
    { name: 'bucket', kind: 'text' },
    { name: 'folder', kind: 'text', optional: true },
    { name: 'accessKey', kind: 'text', plain: true },
    { name: 'secretKey', kind: 'secret' },
  ],
  put: [
    { name: 'url', kind: 'url', example: 'https://files.example.org/me' },
    { name: 'user', kind: 'text', optional: true },
    { name: 'password', kind: 'secret', optional: true },
  ],
};

/** Kinds that can keep devices in step: those whose files can be read back and listed. */
export const SYNC_KINDS: readonly TargetKind[] = ['webdav', 'folder', 'git', 's3'];

/** The first thing that is missing or wrong in what was typed, or undefined. */
export function targetProblem(
  kind: TargetKind,
  typed: Readonly<Record<string, string>>,
): { field: string; code: 'empty' | 'insecure' | 'wrong' } | undefined {
  for (const { name, kind: type, optional, of, plain } of TARGET_FIELDS[kind]) {
    const value = (typed[name] ?? '').trim();
    if (value === '' && !optional) return { field: name, code: 'empty' };
    if (of && !of.includes(value)) return { field: name, code: 'wrong' };
    if (plain && !/^[!-~]+$/.test(value)) return { field: name, code: 'wrong' };
    if (type !== 'url' || value === '') continue;
    // What follows `?` would be left out.
    if (/[?#]/.test(value)) return { field: name, code: 'wrong' };
    try {
      secureUrl(value);
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      return { field: name, code: error.code === 'insecure' ? 'insecure' : 'wrong' };
    }
  }
  if (kind === 'git' && !/^[^/\s]+\/[^/\s]+$/.test(typed.repository ?? '')) return { field: 'repository', code: 'wrong' };
  // Without a user it travels as a token.
  if (kind === 'put' && !typed.user?.trim() && !/^[!-~]*$/.test((typed.password ?? '').trim())) return { field: 'password', code: 'wrong' };
  if (kind === 's3' && !/^[\w.-]{1,100}$/.test((typed.bucket ?? '').trim())) return { field: 'bucket', code: 'wrong' };
  if (kind === 'zotero' && !/^(?:(?:users|groups)\/\d+)?$/.test((typed.library ?? '').trim())) return { field: 'library', code: 'wrong' };
  return undefined;
}

/** The host permission a place needs, or undefined for one on this machine. */
export function originOf({ settings }: Pick<Target, 'settings'>): string | undefined {
  const url = settings.url ? URL.parse(settings.url) : null;
  // A match pattern has no port: the permission is for the host.
  return url ? `${url.protocol}//${url.hostname}/*` : undefined;
}
