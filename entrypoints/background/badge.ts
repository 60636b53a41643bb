import { browser } from 'wxt/browser';
import { phrase } from '../../messages/phrases';
import type { Library } from '../../storage/schema';
import { jobsOf } from './jobs';

/** How many papers are new since the reader last looked at the digest, in `meta`. */
export const NEW_PAPERS = 'digestNew';

/** The number of papers that are new since the reader last looked. */
export async function newPapers(db: Library): Promise<number> {
  const value = (await db.meta.get(NEW_PAPERS))?.value;
  return typeof value === 'number' ? value : 0;
}

/** Shows on the toolbar button what matters most: that something waits for the reader, else how many papers are new. */
export async function showBadge(db: Library): Promise<void> {
  const waits = (await jobsOf(db)).some(({ progress: { phase } }) => phase === 'needs-reader' || phase === 'asking' || phase === 'stopped');
  const fresh = await newPapers(db);
  const text = waits ? '!' : fresh > 99 ? '99+' : fresh > 0 ? String(fresh) : '';
  await browser.action.setBadgeText({ text });
  if (text) await browser.action.setBadgeBackgroundColor({ color: waits ? '#b45309' : '#3d4451' });
  const said = waits ? phrase('badge_waits') : fresh > 0 ? phrase('badge_new', [String(fresh)]) : '';
  await browser.action.setTitle({ title: [phrase('app_name'), said].filter(Boolean).join(' · ') });
}
