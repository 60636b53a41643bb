import { browser } from 'wxt/browser';
import type { PageReport, PageRequest } from '../../messages/page';
import { onStored, READING, reading, readingOf, WAYS, WRITTEN } from '../../messages/reading';
import { isCovered } from '../../sites/which';
import { type Feed, startFeed } from './feed';

/** Where a copy of this script that is already on the page is found; the isolated world is ours alone. */
const HERE = Symbol.for('offprint.feed');
interface Here {
  alive(): boolean;
  stop(): void;
}
type World = { [HERE]?: Here };

const isOff = (off: readonly string[]) => isCovered(new URL(location.href), off);

/** Reads the page as long as the reader wants it read; a copy left behind by an earlier version of the extension is stopped first. */
export function start(): void {
  const world = globalThis as unknown as World;
  if (world[HERE]?.alive()) return;
  world[HERE]?.stop();
  const ending = new AbortController();
  let feed: Feed | undefined;
  const begin = () => {
    if (!ending.signal.aborted) feed ??= startFeed();
  };
  const end = () => {
    feed?.stop();
    feed = undefined;
  };
  world[HERE] = {
    alive: () => browser.runtime?.id !== undefined && !ending.signal.aborted,
    stop() {
      ending.abort();
      end();
    },
  };

  const answer = async (request: PageRequest): Promise<PageReport | null> => {
    if (request.offprint === 'start') begin();
    if (request.offprint === 'show') feed?.show(request.index);
    if (request.offprint === 'triage') feed?.triage();
    if (request.offprint === 'ruled') feed?.ruled(request.said, request.action);
    if (request.offprint === 'references') await feed?.showReferences(request.show);
    return request.offprint === 'show' ? null : ((await feed?.report()) ?? null);
  };
  const listener = (message: unknown, sender: { id?: string }, reply: (report: PageReport | null) => void) => {
    const request = message as PageRequest | null;
    if (sender.id !== browser.runtime.id || typeof request?.offprint !== 'string') return undefined;
    void answer(request).then(reply);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Parameters<typeof browser.runtime.onMessage.addListener>[0]);
  onStored(WRITTEN, () => feed?.refresh(), ending.signal);
  onStored(WAYS, () => feed?.again(), ending.signal);
  onStored(READING, (now) => (isOff(readingOf(now).off) ? end() : begin()), ending.signal);
  reading().then(
    ({ off }) => !isOff(off) && begin(),
    // Storage that cannot be read has nothing switched off in it.
    begin,
  );
}
