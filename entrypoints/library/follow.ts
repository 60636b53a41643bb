import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { t } from '../../components/words';
import { addressOf, type Followed, followOf, hostOf } from '../../lookup/followed';
import { idsInUrl } from '../../paper/link-ids';
import { isCovered } from '../../sites/which';
import type { Follow } from '../../storage/digest';
import { background } from './deeds';
import { grantedOrigins } from './sites';

/** Feeds a reader may begin with. */
const STARTERS = [
  { typed: 'https://huggingface.co/papers', name: 'Hugging Face · daily' },
  { typed: 'https://huggingface.co/papers/trending', name: 'Hugging Face · trending' },
  { typed: 'cs.CL', name: 'arXiv cs.CL' },
];

const sameFeed = (a: Followed, b: Followed) => a.kind === b.kind && a.of === b.of;

/** The feeds to begin with that are not followed yet. */
export function startersBeside(follows: readonly Follow<Followed>[]): { typed: string; name: string }[] {
  return STARTERS.filter(({ typed }) => {
    const meant = followOf(typed);
    return meant && !follows.some(({ feed }) => sameFeed(feed, meant));
  });
}

/** Match patterns of every host the browser lets us read, kept up to date. */
export function useGranted(): readonly string[] {
  const [granted, setGranted] = useState<readonly string[]>([]);
  useEffect(() => {
    let gone = false;
    const look = () => void grantedOrigins().then((origins) => !gone && setGranted(origins));
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      gone = true;
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);
  return granted;
}

const isPaper = (typed: string) => {
  const url = URL.parse(typed.trim());
  return url !== null && Object.keys(idsInUrl(url)).length > 0;
};

/** The name of the host a feed is read from. */
export const hostName = (feed: Followed): string => new URL(addressOf(feed)).hostname;

/** Asks the browser for a feed's host and follows it; gives a sentence when the reader said no. To be called while the press is fresh. */
export async function followFeed(feed: Followed, granted: readonly string[]): Promise<string> {
  const host = hostOf(feed);
  const fresh = isCovered(new URL(addressOf(feed)), granted) ? [] : [host];
  if (!(await browser.permissions.request({ origins: [host] }))) return t('feeds_denied', hostName(feed));
  await background.follow(feed, fresh);
  return '';
}

/** Follows what was typed or pasted; gives a sentence when it is no feed. To be called while the press is fresh. */
export async function followTyped(typed: string, follows: readonly Follow<Followed>[], granted: readonly string[]): Promise<string> {
  const feed = followOf(typed);
  if (!feed) return t(typed.trim() === '' ? 'feeds_nothing' : isPaper(typed) ? 'feeds_paper' : 'feeds_none');
  if (follows.some((one) => sameFeed(one.feed, feed))) return t('feeds_known');
  return followFeed(feed, granted);
}
