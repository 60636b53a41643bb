import { browser } from 'wxt/browser';
import type { PageReport, PageRequest } from '../../messages/requests';
import { type Feed, startFeed } from './feed';

/** Where a copy of this script that is already on the page is found; the isolated world is ours alone. */
const HERE = Symbol.for('offprint.feed');
type World = { [HERE]?: Feed };

/** Starts reading the page, once; a copy left behind by an earlier version of the extension is stopped first. */
export function start(): void {
  const world = globalThis as unknown as World;
  if (world[HERE]?.alive()) return;
  world[HERE]?.stop();
  const feed = startFeed();
  world[HERE] = feed;
  const listener = (message: unknown, sender: { id?: string }, reply: (report: PageReport | null) => void) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const request = message as PageRequest;
    if (request.offprint === 'changed') feed.refresh();
    if (request.offprint === 'show') feed.show(request.index);
    if (request.offprint !== 'page') return undefined;
    void feed.report().then(reply);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
}
