import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, findServers, findTex, which } from './programs.mjs';

const windows = process.platform === 'win32';

/** The folder of the checkout. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const PINNED_NODE = join(ROOT, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');
const STAMP = join(ROOT, 'node_modules', '.offprint-lock');

/** Ends the program with one sentence that says what to do. */
function give(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Runs a program to its end without a word unless it fails; true when it went well. */
function quietly(title, command, args) {
  const started = Date.now();
  process.stdout.write(`· ${title} … `);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = spawnSync(command, args, { cwd: ROOT, env, encoding: 'utf8', shell: windows, maxBuffer: 1 << 28 });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(run.status === 0 ? `${seconds} s` : `failed after ${seconds} s`);
  if (run.status !== 0) console.log(`${run.stdout ?? ''}${run.stderr ?? ''}${run.error ?? ''}`.trimEnd().split('\n').slice(-30).join('\n'));
  return run.status === 0;
}

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');

/** Records which lockfile node_modules was installed from; npm's postinstall calls it. */
export function stamp() {
  writeFileSync(STAMP, `${lockHash()}\n`);
}

const fresh = () => existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === lockHash();

const pinnedNodeRuns = () => existsSync(PINNED_NODE) && spawnSync(PINNED_NODE, ['--version']).status === 0;

/** Installs what the lockfile says when node_modules is missing or stale, the pinned Node among it. */
export function ensureDependencies() {
  if (!fresh()) {
    const installed = quietly('installing what package-lock.json says (npm ci)', 'npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (!installed) give('npm ci failed; its last lines above say why.');
  }
  // The package `node` fetches its program in an install script, which npm can be told to leave out.
  if (!pinnedNodeRuns()) quietly('fetching the pinned Node (npm rebuild node)', 'npm', ['rebuild', 'node', '--ignore-scripts=false']);
  if (!pinnedNodeRuns())
    give(`The pinned Node is missing at ${PINNED_NODE}: let npm run the install script of the package "node" and try again.`);
  if (!fresh() && !quietly('preparing WXT (npm run postinstall)', 'npm', ['run', 'postinstall'])) give('npm run postinstall failed.');
}

/** Runs a script of ours on the pinned Node with TypeScript, in this process's place. */
export function reexec(script, args) {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path };
  const child = spawn(PINNED_NODE, ['--import', 'tsx', join(ROOT, 'scripts', script), ...args], { cwd: ROOT, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

const canApt = () => process.getuid?.() === 0 && which('apt-get') !== undefined;

/** Installs Debian packages; when that fails, package lists may be missing or old, so it reads them anew and tries once more. */
function apt(what, ...packages) {
  const install = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600', ...packages];
  const title = `installing ${what} (apt-get install ${packages.join(' ')})`;
  const known = spawnSync('apt-get', ['install', '-s', ...packages]).status === 0;
  if (known && quietly(title, 'apt-get', install)) return;
  if (quietly('reading package lists (apt-get update)', 'apt-get', ['update'])) quietly(title, 'apt-get', install);
}

/** Makes sure there is a Chromium: everything we do needs one. */
export function ensureChromium() {
  if (findChromium()) return;
  if (process.env.OFFPRINT_CHROMIUM) give(`OFFPRINT_CHROMIUM names ${process.env.OFFPRINT_CHROMIUM}, where there is no program.`);
  if (canApt()) apt('Chromium', 'chromium');
  if (!findChromium())
    give(
      'No Chromium was found: install it (Debian, Ubuntu: sudo apt install chromium; others: chromium.org) or set OFFPRINT_CHROMIUM to its path.',
    );
}

/** Makes sure there is a Firefox if that can be done; true when there is one. */
export function ensureFirefox() {
  if (!findFirefox() && canApt()) apt('Firefox', 'firefox-esr');
  return findFirefox() !== undefined;
}

/** Makes sure real BibTeX, biber and pdfLaTeX are there if that can be done; true when they are. */
export function ensureTex() {
  const packages = ['texlive-binaries', 'texlive-latex-base', 'texlive-latex-recommended', 'texlive-bibtex-extra', 'biber'];
  if (!findTex() && canApt()) apt('TeX', ...packages);
  return findTex();
}

/** Makes sure the real WebDAV servers are there if that can be done; true when they are. Apache's programs alone: nothing is to serve on this machine. */
export function ensureServers() {
  if (!findServers() && canApt()) apt('WebDAV servers', 'apache2-bin', 'rclone');
  return findServers();
}
