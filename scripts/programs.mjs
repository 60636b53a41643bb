import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const windowsRoots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);

const CHROMIUM = {
  names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'],
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`),
  win32: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
};

const FIREFOX = {
  names: ['firefox-esr', 'firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['Mozilla Firefox\\firefox.exe'],
};

/** The full path of the first of these commands that is on PATH, or undefined. */
export function which(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const ends = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of folders) {
      const found = ends.map((end) => join(folder, name + end)).find((path) => existsSync(path));
      if (found) return found;
    }
  }
  return undefined;
}

function find(variable, places) {
  const chosen = process.env[variable];
  if (chosen) return existsSync(chosen) ? chosen : undefined;
  if (process.platform === 'darwin') return places.darwin.find((path) => existsSync(path)) ?? which(...places.names);
  if (process.platform !== 'win32') return which(...places.names);
  return windowsRoots.flatMap((root) => places.win32.map((end) => join(root, end))).find((path) => existsSync(path));
}

/** Path of an installed Chromium or a browser made from it, Chromium itself first; OFFPRINT_CHROMIUM overrides the search. */
export const findChromium = () => find('OFFPRINT_CHROMIUM', CHROMIUM);

/** Path of an installed Firefox; OFFPRINT_FIREFOX overrides the search. */
export const findFirefox = () => find('OFFPRINT_FIREFOX', FIREFOX);

/** True when everything the real BibTeX and biber runs call is on PATH. */
export const findTex = () => ['bibtex', 'biber', 'pdflatex', 'kpsewhich'].every((name) => which(name));

/** True when the WebDAV servers that devices are kept in step through in tests are on PATH. */
export const findServers = () => ['apache2', 'rclone'].every((name) => which(name));
