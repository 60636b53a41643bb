import { useEffect, useState } from 'preact/hooks';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { t } from './words';

/** How long it can be taken back from the toast (ms). */
export const TOAST_MS = 10_000;

export interface ToastProps {
  /** What was done; null when there is nothing to say. A new object starts the time anew. */
  said: { text: string; canUndo: boolean } | null;
  onUndo(): void;
  onGone(): void;
}

/** Says what was just done and offers to take it back; it stays while the pointer or the focus is on it. */
export function Toast({ said, onUndo, onGone }: ToastProps) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!said || held) return;
    const timer = setTimeout(onGone, TOAST_MS);
    return () => clearTimeout(timer);
  }, [said, held]);
  // A button that goes with the focus on it tells nobody that the focus left.
  const leave = (then: () => void) => () => {
    setHeld(false);
    then();
  };
  return (
    <div class="toast-place">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holding the pointer here only keeps the toast from going */}
      <div
        class={said ? 'toast' : 'toast empty'}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocusIn={() => setHeld(true)}
        onFocusOut={() => setHeld(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') leave(onGone)();
        }}
      >
        <span role="status">{said?.text ?? ''}</span>
        {said?.canUndo && (
          <button type="button" onClick={leave(onUndo)} title="Ctrl+Z">
            <Icon name="undo" />
            {t('undo')}
          </button>
        )}
        {said && <IconButton icon="close" name={t('toast_dismiss')} onClick={leave(onGone)} />}
      </div>
    </div>
  );
}
