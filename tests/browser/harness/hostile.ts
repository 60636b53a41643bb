import type { Page } from '@playwright/test';
import { answer } from '../../../scripts/sample/page';
import { openChromium, type Session } from './chromium';

/** A browser whose feed is hostile: each visit may add script and style of its own, before anything of ours runs. */
export interface Hostile {
  session: Session;
  /** Every address the browser asked for. */
  asked: string[];
  visit(head?: string): Promise<Page>;
}

/** Starts Chromium with the release build and a hostile sample feed. */
export async function openHostile(): Promise<Hostile> {
  const asked: string[] = [];
  let added = '';
  const session = await openChromium({
    site: (url) => {
      asked.push(url.href);
      if (url.host !== 'huggingface.co') return undefined;
      const page = answer(url);
      return { ...page, body: page.body.replace('<head>', `<head>${added}`) };
    },
  });
  return {
    session,
    asked,
    visit: (head = '') => {
      added = head;
      return session.visit();
    },
  };
}
