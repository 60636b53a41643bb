import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { SITES } from '../sites/list';
import { ADDABLE, FEED_LIMIT, FRAME_LIMIT, LICENCES, MANIFESTS, NAMED_HOSTS } from './package-expected';
import { filesUnder, ROOT } from './source';

const TEXT = /\.(js|css|html|json)$/;
const version = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;

/** The files of a package that nothing in it names, beginning at the manifest. */
function unreferenced(files: readonly string[], read: (path: string) => string): string[] {
  const reached = new Set(['manifest.json', ...files.filter((path) => path.startsWith('_locales/'))]);
  const open = ['manifest.json'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = TEXT.test(path) ? read(path) : '';
    for (const other of files) {
      if (reached.has(other) || !text.includes(other.split('/').at(-1) ?? other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return files.filter((path) => !reached.has(path));
}

describe.each(Object.entries(MANIFESTS))('the %s package', (target, expected) => {
  const folder = `.output/${target}`;
  const there = existsSync(join(ROOT, folder, 'manifest.json'));
  const files = there ? filesUnder(folder).map((path) => path.slice(folder.length + 1)) : [];
  const read = (path: string) => readFileSync(join(ROOT, folder, path), 'utf8');
  const scripts = files.filter((path) => path.endsWith('.js'));

  test('was built', () => {
    expect(there, `${folder} is missing: build it first`).toBe(true);
  });

  test.runIf(there)('has the manifest that was agreed on, to the letter', () => {
    const manifest = JSON.parse(read('manifest.json'));
    expect(manifest).toEqual({ ...expected, version });
    expect(JSON.stringify([manifest.permissions, manifest.host_permissions])).not.toMatch(/<all_urls>|\*:\/\/\*/);
  });

  test.runIf(there)('holds square icons of the sizes it names', () => {
    for (const [size, path] of Object.entries(expected.icons)) {
      const png = readFileSync(join(ROOT, folder, path));
      expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)], path).toEqual(['PNG', Number(size), Number(size)]);
    }
  });

  test.runIf(there)('has a small content script without library or views in it', () => {
    const feed = read('feed.js');
    expect(gzipSync(feed).byteLength).toBeLessThanOrEqual(FEED_LIMIT);
    expect(feed.match(/dexie|indexedDB|preact|dangerouslySetInnerHTML/gi)).toBeNull();
  });

  test.runIf(there)('draws the popup’s frame from few files, without the library in them', () => {
    const html = read('popup.html');
    const loaded = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(loaded.length).toBeLessThanOrEqual(5);
    const code = loaded.filter((path) => path.endsWith('.js')).map(read);
    expect(code.length).toBeGreaterThan(1);
    expect(code.join('').match(/dexie|indexedDB/gi)).toBeNull();
    expect(code.reduce((sum, one) => sum + gzipSync(one).byteLength, 0)).toBeLessThanOrEqual(FRAME_LIMIT);
  });

  test.runIf(there)('gives each page one style sheet', () => {
    for (const page of ['popup', 'library', 'editor', 'sidepanel'])
      expect(read(`${page}.html`).match(/rel="stylesheet"/g), page).toHaveLength(1);
  });

  test.runIf(there)('holds no source maps, nothing hidden and nothing that is not used', () => {
    expect(files.filter((path) => path.endsWith('.map') || /(^|\/)\./.test(path))).toEqual([]);
    expect(scripts.filter((path) => /sourceMappingURL/.test(read(path)))).toEqual([]);
    expect(unreferenced(files, read)).toEqual([]);
  });

  test.runIf(there)('runs no code but its own files', () => {
    const risky =
      /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]|\bimportScripts\b|import\s*\(\s*["'`]https?:|document\.write|setTimeout\s*\(\s*["'`]/;
    expect(scripts.filter((path) => risky.test(read(path)))).toEqual([]);
    for (const path of files.filter((one) => one.endsWith('.html'))) {
      const html = read(path);
      expect(html.match(/\s(src|href)\s*=\s*["']?(https?:)?\/\/[^"'\s>]+/gi), path).toBeNull();
      expect(html.match(/<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=|\sstyle\s*=|javascript:/gi), path).toBeNull();
    }
    for (const path of files.filter((one) => one.endsWith('.css')))
      expect(read(path).match(/@import|url\(\s*["']?(https?:)?\/\//gi), path).toBeNull();
  });

  test.runIf(there)('names no hosts but those it is known to', () => {
    const named = scripts.flatMap((path) =>
      [...read(path).matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi)].map(([, host]) => host?.toLowerCase() ?? ''),
    );
    const sites = SITES.flatMap(({ matches }) => matches.map((pattern) => new URL(pattern.replace('*.', '')).hostname));
    // Google's country hosts are put together from their beginning.
    const isKnown = (host: string) => NAMED_HOSTS.includes(host) || sites.some((site) => site === host || site.startsWith(`${host}.`));
    expect([...new Set(named)].filter((host) => !isKnown(host)).sort()).toEqual([]);
  });

  test.runIf(there)('resolves every phrase it asks for', () => {
    const english = JSON.parse(read('_locales/en/messages.json'));
    const asked = files
      .filter((path) => TEXT.test(path))
      .flatMap((path) => [...read(path).matchAll(/__MSG_(\w+?)__/g)].map(([, key]) => key ?? ''));
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((key) => !(key in english))).toEqual([]);
  });

  test.runIf(there)('shows its editor frame to pages it may be let read and to nobody else', () => {
    expect(files).toContain('editor.html');
    expect(expected.web_accessible_resources).toHaveLength(1);
    expect(expected.web_accessible_resources[0].matches).toEqual(ADDABLE);
  });
});

test('everything that ships is under a licence we may ship', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; license?: string }>;
  };
  const shipped = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional);
  expect(shipped.length).toBeGreaterThan(2);
  expect(
    shipped.filter(([, { license }]) => !LICENCES.includes(license ?? '')).map(([path, { license }]) => `${path}: ${license}`),
  ).toEqual([]);
});

test('the search for unused files finds one', () => {
  const made: Record<string, string> = {
    'manifest.json': '{"a":"a.html"}',
    'a.html': '<script src="chunks/b.js">',
    'chunks/b.js': '"c.png"',
    'chunks/d.js': '',
  };
  expect(unreferenced([...Object.keys(made), 'c.png', 'stray.txt'], (path) => made[path] ?? '')).toEqual(['chunks/d.js', 'stray.txt']);
});
