import { linkedListing } from './linked';
import type { Site } from './site';

/** Scholar Inbox, by the papers its digest links to. */
export const scholarinbox: Site = {
  id: 'scholarinbox',
  name: 'Scholar Inbox',
  matches: ['https://www.scholar-inbox.com/*', 'https://scholar-inbox.com/*'],
  listings: [linkedListing({ name: 'digest', path: /^/, base: 'https://www.scholar-inbox.com/' })],
};
