import type { Runtime } from 'webextension-polyfill';
import { browser } from 'wxt/browser';
import { BadMessage } from '../../messages/check';
import { phrase } from '../../messages/phrases';
import { trustOf } from '../../messages/sender';
import { isRequest, type Reply, type Request } from '../../messages/wire';
import { isFull, LibraryError } from '../../storage/open';
import { TargetError } from '../../sync/target-error';
import { editorRequests } from './editor-requests';
import { feedRequests } from './feed-requests';
import { libraryRequests } from './library-requests';
import { withinRate } from './rate';
import { mayAsk } from './reading';

type Handler = (...args: never[]) => unknown;

/** The handlers of one map, for one sender. Looked up by own name only, so that `constructor` and its like are no members. */
function handlersFor(to: Request['to'], sender: Runtime.MessageSender): Record<string, unknown> {
  const tab = sender.tab?.id ?? -1;
  if (to === 'feed') return { ...feedRequests(tab, new URL(sender.url ?? '').origin) };
  return { ...(to === 'editor' ? editorRequests(tab) : libraryRequests()) };
}

function failure(error: unknown): Reply {
  // A target's own code goes to the page, which has words for each.
  if (error instanceof TargetError) return { ok: false, code: `target-${error.code}`, message: error.code };
  const code = error instanceof LibraryError || error instanceof BadMessage ? error.code : isFull(error) ? 'full' : 'failed';
  if (code === 'failed') console.error('Offprint:', error);
  return { ok: false, code, message: phrase(`error_${code.replace('-', '_')}`) };
}

const refusal = (code: string): Reply => ({ ok: false, code, message: phrase('error_refused') });

async function answer(request: Request, sender: Runtime.MessageSender): Promise<Reply> {
  if (trustOf(sender) !== request.to) return refusal('refused');
  const tab = sender.tab?.id ?? -1;
  if (request.to === 'feed' && !withinRate(tab, Date.now())) return refusal('too-fast');
  if (request.to === 'feed' && !(await mayAsk(tab, sender.url ?? ''))) return refusal('refused');
  const handlers = handlersFor(request.to, sender);
  const handler = Object.hasOwn(handlers, request.name) ? handlers[request.name] : undefined;
  if (typeof handler !== 'function') return refusal('unknown');
  try {
    return { ok: true, value: (await (handler as Handler)(...(request.args as never[]))) ?? null };
  } catch (error) {
    return failure(error);
  }
}

/** Answers the requests of content scripts, the editor frame and our own pages, each by what its sender may ask. */
export function serveRequests(): void {
  // The polyfill's types want a promise; a callback with `return true` is what both browsers keep alive.
  const listener = (message: unknown, sender: Runtime.MessageSender, sendResponse: (reply: Reply) => void): true | undefined => {
    if (!isRequest(message)) return undefined;
    void answer(message, sender).then(sendResponse);
    return true;
  };
  browser.runtime.onMessage.addListener(listener as Runtime.OnMessageListenerCallback);
}
