import type { Frame, Page } from '@playwright/test';
import { type Browser, type Launch, launch } from '../../../scripts/browser/chromium';
import { until } from '../../../scripts/browser/until';
import { FEED } from '../../../scripts/sample/server';
import { type Answer, built, sampleSite } from './site';

/** Chromium with the release build, closed off from the network. */
export interface Session extends Browser {
  /** Opens a page at its real address, the sample feed when none is given. */
  visit(url?: string): Promise<Page>;
}

/** Starts Chromium with the release build and a fresh profile; every page comes from `site`, and what it has no answer for is refused. */
export async function openChromium(options: Launch & { extension?: string; site?: Answer } = {}): Promise<Session> {
  const { site = sampleSite, ...rest } = options;
  const browser = await launch({ language: 'en-US', ...rest, extension: rest.extension ?? built('chrome-mv3') });
  await browser.context.route(
    ({ protocol }) => protocol === 'https:' || protocol === 'http:',
    async (route) => {
      const found = site(new URL(route.request().url()));
      if (found) await route.fulfill(found);
      // Servers that a test runs itself, on this machine.
      else if (new URL(route.request().url()).hostname === '127.0.0.1') await route.continue();
      else await route.abort();
    },
  );
  return {
    ...browser,
    visit: async (url = FEED) => {
      const page = await browser.context.newPage();
      await page.goto(url);
      return page;
    },
  };
}

/** The frame of one of our own pages inside a site's page, waited for. */
export function ownFrame(page: Page, { origin }: Browser, path: string, within?: number): Promise<Frame> {
  return until(`a frame with ${path}`, () => page.frames().findLast((frame) => frame.url().startsWith(`${origin}/${path}`)), within);
}
