import { defineBackground } from 'wxt/utils/define-background';
import { keepBackups } from './backup';
import { keepBadge } from './badge';
import { keepCompleting } from './complete';
import { keepDigest } from './digest';
import { keepHealth } from './health';
import { offerMenu } from './menu';
import { offerNext } from './next';
import { offerOmnibox } from './omnibox';
import { keepOutbox } from './outbox';
import { keepReading } from './reading';
import { keepRelevance } from './relevance';
import { serveRequests } from './serve';
import { keepSession } from './session';
import { keepSightings } from './sightings';
import { keepTrash } from './trash';
import { offerTriage } from './triage';

export default defineBackground({
  type: 'module',
  // Every listener must be there when the worker's first turn ends, or the event that woke it is lost.
  main() {
    serveRequests();
    keepHealth();
    keepBackups();
    keepReading();
    keepCompleting();
    keepOutbox();
    keepDigest();
    keepRelevance();
    keepTrash();
    keepSession();
    keepSightings();
    keepBadge();
    offerMenu();
    offerOmnibox();
    offerTriage();
    offerNext();
  },
});
