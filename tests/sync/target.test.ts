import { describe, expect, test } from 'vitest';
import { originOf, TARGET_FIELDS, TARGET_KINDS, type TargetKind, targetProblem } from '../../sync/target';

const TYPED: Record<TargetKind, Record<string, string>> = {
  downloads: { folder: 'Offprint' },
  folder: {},
  webdav: { url: 'https://cloud.example.edu/dav' },
  git: { service: 'github', url: 'https://api.github.com', repository: 'ann/papers', branch: 'main', token: 'ghp_x' },
  zotero: { url: 'https://api.zotero.org', library: 'users/1234567', key: 'abcDEF123' },
  s3: { url: 'https://s3.example.org', region: 'us-east-1', bucket: 'papers', accessKey: 'AKIA', secretKey: 'a/b+c d' },
  put: { url: 'https://files.example.org/me' },
};

describe('what is typed of a place', () => {
  test.each(TARGET_KINDS)('is complete for %s, and every needed field is missed', (kind) => {
    expect(targetProblem(kind, TYPED[kind])).toBeUndefined();
    for (const { name, optional } of TARGET_FIELDS[kind])
      expect(targetProblem(kind, { ...TYPED[kind], [name]: ' ' }), name).toEqual(optional ? undefined : { field: name, code: 'empty' });
  });

  test.each([
    ['webdav', 'url', 'http://nas.local/dav', 'insecure'],
    ['webdav', 'url', 'https://me:secret@cloud.example.edu/', 'wrong'],
    ['webdav', 'url', 'https://cloud.example.edu/dav?folder=1', 'wrong'],
    ['put', 'url', 'cloud', 'wrong'],
    ['put', 'password', 'geheim ü', 'wrong'],
    ['git', 'service', 'cvs', 'wrong'],
    ['git', 'repository', 'ann', 'wrong'],
    ['git', 'token', 'geheim ü', 'wrong'],
    ['zotero', 'library', '1234567', 'wrong'],
    ['zotero', 'key', 'a b', 'wrong'],
    ['s3', 'bucket', 'papers/mine', 'wrong'],
    ['s3', 'region', 'eu\ncentral', 'wrong'],
  ] as const)('is refused for %s when %s is %j', (kind, field, value, code) => {
    expect(targetProblem(kind, { ...TYPED[kind], [field]: value })).toEqual({ field, code });
  });

  test('needs the permission for its host alone, whatever the port', () => {
    expect(originOf({ settings: { url: 'https://cloud.example.edu:8443/dav/me' } })).toBe('https://cloud.example.edu/*');
    expect(originOf({ settings: { url: 'http://localhost:9000' } })).toBe('http://localhost/*');
    expect(originOf({ settings: { folder: 'Offprint' } })).toBeUndefined();
  });
});
