import { browser } from 'wxt/browser';
import { TargetError } from '../../sync/target-error';
import { withBlobAddress } from './blob-address';

/** Names keep their ending in Chromium only when the type of what they hold says nothing. */
const PLAIN = 'application/octet-stream';
/** A download without a name after this long (ms) is one whose name the browser is asking for. */
const ASKING = 3000;
const PATIENCE = 20_000;

/** Larger texts (in UTF-16 units) are slow as an address: 10 MB take 2 s. */
const SMALL = 1_000_000;

/** Lets `use` have an address the download can be started from: a blob where the background may make one, else the text itself or a hidden page's blob. */
async function withAddress<T>(text: string, use: (url: string) => Promise<T>): Promise<T> {
  if (typeof URL.createObjectURL !== 'function')
    return text.length < SMALL ? use(`data:${PLAIN};charset=utf-8,${encodeURIComponent(text)}`) : withBlobAddress(text, PLAIN, use);
  const url = URL.createObjectURL(new Blob([text], { type: PLAIN }));
  try {
    return await use(url);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Waits until a download has ended. Throws TargetError: `gesture` when the browser asks where to save it, which nobody is there to answer. */
async function finished(id: number): Promise<void> {
  const begun = Date.now();
  for (; Date.now() < begun + PATIENCE; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item?.state === 'interrupted') throw new TargetError('unavailable', `The download was interrupted: ${item.error ?? 'unknown'}.`);
    if (item && !item.filename && Date.now() > begun + ASKING) {
      await browser.downloads.cancel(id);
      throw new TargetError('gesture', 'The browser asks where to save each file.');
    }
  }
  throw new TargetError('unavailable', 'The download did not end in time.');
}

/** Writes a text to a file below the downloads folder, in place of the one of that name, and takes the line out of the list of downloads. Throws TargetError. */
export async function downloadText(filename: string, text: string): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['downloads'] }))) throw new TargetError('gesture', 'Downloads are not allowed.');
  await withAddress(text, async (url) => {
    const id = await browser.downloads.download({ url, filename, conflictAction: 'overwrite', saveAs: false });
    await finished(id);
    await browser.downloads.erase({ id });
  });
}
