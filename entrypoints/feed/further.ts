import { type Further, left } from '../../messages/further';
import type { FeedRequests } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import type { Begin, Door } from './door';

/** Does something with what a further script brings, which comes when it is first wanted. */
export function further<T>(
  script: Further,
  door: Door,
  background: Client<FeedRequests>,
  failed: (error: unknown) => void,
): (work: (brought: T) => void) => void {
  let begun: Promise<T> | undefined;
  const begin = async () => {
    await background.bring(script);
    const make = left<Begin<T>>(script);
    if (!make) throw new Error(`the script ${script} left nothing`);
    return make(door);
  };
  return (work) => {
    begun ??= begin();
    begun.then(work).catch((error: unknown) => {
      begun = undefined;
      failed(error);
    });
  };
}

/** Fields in which keys are typed, whatever a page makes them of. */
const TYPED_IN = 'input, textarea, select, [role=textbox], [role=searchbox], [role=combobox]';

function typesIn(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_IN));
}

/** Calls back when the reader presses a key by itself, nowhere where one types; the page does not hear of it. Until the signal aborts. */
export function onKey(key: () => string, pressed: () => void, signal: AbortSignal): void {
  const listener = (event: KeyboardEvent) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat;
    if (!event.isTrusted || modified || event.key !== (key() || undefined) || typesIn(event.composedPath()[0])) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed();
  };
  addEventListener('keydown', listener, { signal, capture: true });
}
