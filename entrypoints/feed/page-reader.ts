import type { FoundPaper } from '../../paper/paper';
import { addedSites } from '../../sites/added';
import { listingReader } from '../../sites/engine';
import { FIRST_SITES } from '../../sites/first';
import { genericReader, readGeneric } from '../../sites/generic';
import type { Reader } from '../../sites/site';
import { listingAt, siteAt } from '../../sites/which';

/** As many papers must the generic reader find on a listing where its own reader finds no card at all, before it takes over. */
const TAKEOVER = 3;

/** What reads the page, as it is now and as the reader wants it. */
export interface PageReader {
  /** The reader for the page's address now; undefined where nothing is read unasked. */
  now(): Reader | undefined;
  /** What kind of page it is: the site's own word where it has one, even where the generic reader has taken over. */
  about(): Pick<Reader, 'site' | 'name' | 'listing' | 'kind'>;
  /** A pass has ended. True when another reader takes over and the page should be looked at again. */
  passed(reader: Reader, cards: number, unread: number): boolean;
  /** Whether a known listing can no longer be read as it used to be. */
  changed(): boolean;
  /** Puts chips on what the page merely cites, or takes them away. */
  showReferences(show: boolean): void;
  showsReferences(): boolean;
  /** What the page merely cites, for the popup to offer. */
  cited(): FoundPaper[];
}

/** Chooses between a site's own reader and the generic one, anew for each address. */
export function pageReader(): PageReader {
  let href = '';
  let own: Reader | undefined;
  let other: Reader | undefined;
  let unasked = false;
  let broken = false;
  let references = false;

  const begin = () => {
    if (href === location.href) return;
    href = location.href;
    broken = false;
    references = false;
    const page = new URL(href);
    const at = listingAt(page, [...FIRST_SITES, ...addedSites()], document);
    own = at && listingReader(at.site, at.listing, document, page);
    other = genericReader(document, page, () => references);
    // On the first sites nobody asked for more than their listings; on hosts the reader added, any page may list papers.
    unasked = !own && siteAt(page, FIRST_SITES) !== undefined;
  };
  return {
    now() {
      begin();
      if (own && !broken) return own;
      return unasked && !references ? undefined : other;
    },
    about() {
      begin();
      return own ?? other ?? { site: 'web', name: location.hostname, listing: '', kind: 'listing' };
    },
    passed(reader, cards, unread) {
      if (reader !== own || own.kind !== 'listing' || broken) return false;
      if (cards > unread) return false;
      broken = cards > 0 || (other?.cards().length ?? 0) >= TAKEOVER;
      return broken;
    },
    changed: () => broken,
    showReferences(show) {
      begin();
      references = show;
    },
    showsReferences: () => references,
    cited() {
      begin();
      if (own && !broken) return [];
      const { cards, references: cited } = readGeneric(document, new URL(href));
      return (unasked ? [...cards, ...cited] : cited).map(({ paper }) => paper);
    },
  };
}
