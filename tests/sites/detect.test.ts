import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGES } from '../../scripts/pages';

const ROOT = join(import.meta.dirname, '..', '..');
const detect = (...args: string[]) =>
  spawnSync(process.execPath, [join(ROOT, 'node_modules', '.bin', 'tsx'), 'scripts/detect.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

/** Each test starts a program, and a busy machine takes its time over that. */
const PATIENCE = { timeout: 60_000 };

describe('the detect command', PATIENCE, () => {
  test('prints one JSON object, and nothing else on stdout', () => {
    const { stdout, status } = detect(join(PAGES, 'arxiv', 'search.html'), '--url', 'https://arxiv.org/search/?query=x');
    expect(status).toBe(0);
    const read = JSON.parse(stdout);
    expect(Object.keys(read)).toEqual(['site', 'listing', 'kind', 'papers', 'references', 'unreadable']);
    expect(Object.keys(read.papers[0])).toEqual(['title', 'ids', 'authors', 'abstract', 'url', 'year']);
    expect(read.papers[0]).toMatchObject({ ids: { arxiv: '2402.05099' }, year: 2024, url: 'https://arxiv.org/abs/2402.05099' });
  });

  test('says that a page without papers has none', () => {
    const { stdout } = detect(join(PAGES, 'web', 'shop.html'), '--url', 'https://example.org/');
    expect(JSON.parse(stdout)).toEqual({ site: null, listing: null, kind: null, papers: [], references: [], unreadable: 0 });
  });

  test('reads a known site as any other page when asked to', () => {
    const { stdout } = detect(join(PAGES, 'arxiv', 'search.html'), '--url', 'https://arxiv.org/search/?query=x', '--generic');
    expect(JSON.parse(stdout)).toMatchObject({ site: null, listing: null, kind: 'listing' });
  });

  test('takes the http address of an old save for the https one', () => {
    const { stdout } = detect(join(PAGES, 'arxiv', 'abs-version.html'), '--url', 'http://arxiv.org/abs/2106.09608v2');
    expect(JSON.parse(stdout).papers[0].ids).toEqual({ arxiv: '2106.09608' });
  });

  test('without an address takes the one the page was saved from, and says so', () => {
    const folder = mkdtempSync(join(tmpdir(), 'detect-'));
    const file = join(folder, 'saved.html');
    const entry = '<dl><dt><a href="https://arxiv.org/abs/2402.05099">it</a></dt><dd><div class="list-title">A title</div></dd></dl>';
    writeFileSync(file, `<!DOCTYPE html>\n<!-- saved from url=(0037)https://arxiv.org/list/cs/2402?skip=0 -->\n<html><body>${entry}`);
    try {
      const { stdout, stderr } = detect(file);
      expect(JSON.parse(stdout)).toMatchObject({ site: 'arxiv', listing: 'list', papers: [{ ids: { arxiv: '2402.05099' } }] });
      expect(stderr).toContain('https://arxiv.org/list/cs/2402?skip=0');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['no file', []],
    ['two files', ['one.html', 'two.html']],
    ['a file that is not there', ['nowhere.html', '--url', 'https://arxiv.org/list/cs/new']],
    ['an address that is none', [join(PAGES, 'arxiv', 'search.html'), '--url', 'arxiv']],
    ['an option that is none', [join(PAGES, 'arxiv', 'search.html'), '--adress', 'https://arxiv.org/']],
  ])('refuses %s in one sentence with code 2', (_what, args) => {
    const { stdout, stderr, status } = detect(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
