import { browser } from 'wxt/browser';
import { queueEntries } from '../../storage/read';
import { library } from './library';

/** Name of the shortcut in the manifest. */
const COMMAND = 'next-paper';

/** Opens the page of the paper that is first in the queue, its details where it has no page, and the queue where nothing waits. */
async function openNext(): Promise<void> {
  const db = await library();
  const [next] = await queueEntries(db, Date.now(), 1);
  const ours = `${browser.runtime.getURL('/library.html')}#/queue${next ? `?paper=${next.paper.id}` : ''}`;
  await browser.tabs.create({ url: next?.paper.url ?? ours });
  if (next) await db.events.add({ paperId: next.paper.id, kind: 'opened', at: Date.now() });
}

/** Opens the next paper of the queue when the reader presses the shortcut. */
export function offerNext(): void {
  browser.commands.onCommand.addListener((command) => {
    if (command === COMMAND) openNext().catch((error: unknown) => console.error('Offprint:', error));
  });
}
