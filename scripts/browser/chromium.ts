import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page, type Worker } from '@playwright/test';
import { findChromium } from '../programs.mjs';
import { until } from './until';

/** A running Chromium. */
export interface Plain {
  context: BrowserContext;
  /** Ends the browser and removes its profile if it was a fresh one. */
  close(): Promise<void>;
}

/** A running Chromium with the extension in it. */
export interface Browser extends Plain {
  worker: Worker;
  /** `chrome-extension://<id>` */
  origin: string;
  /** Opens one of the extension's own pages in a new tab. */
  open(path: string): Promise<Page>;
  /** The same behind the active tab, which is how the popup sees the page that the reader is on. */
  openBehind(path: string): Promise<Page>;
}

export interface Launch {
  /** Folder of a profile to keep; without it, a fresh one that is thrown away. */
  profile?: string;
  headed?: boolean;
  dark?: boolean;
  /** Language of the browser; without it, the system's. */
  language?: string;
  args?: string[];
}

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

async function debuggerOf(context: BrowserContext): Promise<CDPSession> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('this browser has no debugger');
  return session;
}

/** Loads an unpacked extension and waits for its worker. Google Chrome ignores `--load-extension` since version 137, so the debugger does it. */
async function load(context: BrowserContext, extension: string): Promise<Pick<Browser, 'origin' | 'worker'>> {
  const all = await debuggerOf(context);
  const { id } = await all.send('Extensions.loadUnpacked', { path: resolve(extension) });
  const origin = `chrome-extension://${id}`;
  const worker = await until('the background worker', () => context.serviceWorkers().find((one) => one.url().startsWith(origin)));
  return { origin, worker };
}

/** Starts Chromium without any extension. */
export async function launchPlain({ profile, headed = false, dark = false, language, args = [] }: Launch = {}): Promise<Plain> {
  const fresh = profile === undefined ? mkdtempSync(join(tmpdir(), 'offprint-')) : undefined;
  const context = await chromium.launchPersistentContext(profile ?? fresh ?? '', {
    executablePath: findChromium(),
    headless: !headed,
    colorScheme: headed ? null : dark ? 'dark' : 'light',
    ...(language && { locale: language, env: { ...process.env, LANGUAGE: language, LANG: `${language}.UTF-8` } }),
    viewport: headed ? null : { width: 1280, height: 800 },
    args: [
      ...QUIET,
      ...(headed ? [] : ['--disable-gpu']),
      ...(language ? [`--lang=${language}`] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--enable-unsafe-extension-debugging',
      ...args,
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  // What a person downloads goes where that person keeps downloads.
  if (headed) await (await debuggerOf(context)).send('Browser.setDownloadBehavior', { behavior: 'default' });
  return {
    context,
    close: async () => {
      await context.close();
      if (fresh) rmSync(fresh, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Starts Chromium with the extension of a folder loaded, and waits for its background worker. */
export async function launch({ extension, ...options }: Launch & { extension: string }): Promise<Browser> {
  const { context, close } = await launchPlain(options);
  const { origin, worker } = await load(context, extension).catch(async (error) => {
    await close();
    throw error;
  });
  const open = async (path: string) => {
    const page = await context.newPage();
    await page.goto(`${origin}/${path}`);
    return page;
  };
  const openBehind = async (path: string) => {
    const arrival = context.waitForEvent('page');
    const all = await debuggerOf(context);
    await all.send('Target.createTarget', { url: `${origin}/${path}`, background: true });
    const page = await arrival;
    // The event of loading may be over before anybody listens.
    await until(`${path} to be loaded`, () => page.evaluate<boolean>('document.readyState === "complete"'));
    return page;
  };
  return { context, close, worker, origin, open, openBehind };
}
