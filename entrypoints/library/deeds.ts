import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../components/words';
import type { LibraryRequests } from '../../messages/requests';
import { client } from '../../messages/wire';
import { wordsOf } from './problem';

/** The background, which alone writes. */
export const background = client<LibraryRequests>('library');

/** What was just done, for the toast. */
export interface Said {
  text: string;
  canUndo: boolean;
}

/** Takes something back that is no action of the library's; what it gives, if that is a function, does it again and gives how to take that back. */
export type TakeBack = () => Promise<unknown>;

export interface Deeds {
  said: Said | null;
  /** Why the last deed failed, or ''. */
  problem: string;
  /** Does something that gives the number of its action, or how to take it back (0 when nothing changed), and says so. */
  perform(work: () => Promise<number | TakeBack>, text?: string): Promise<void>;
  /** Does something that cannot be taken back. True when it succeeded. */
  attempt(work: () => Promise<unknown>): Promise<boolean>;
  /** Takes back the given action, or what was done here last. */
  undo(action?: number | TakeBack): Promise<void>;
  /** Does again the given action, or what was taken back here last. */
  redo(action?: number): Promise<void>;
  /** Says what was done where nothing is to be taken back. */
  tell(text: string): void;
  hush(): void;
  forgive(): void;
}

/** Asks again while there is more to do. */
async function whole(ask: () => Promise<boolean>): Promise<void> {
  while (await ask());
}

/** Does what the reader asks of the library and remembers it, so that it can be taken back. */
export function useDeeds(): Deeds {
  const [said, setSaid] = useState<Said | null>(null);
  const [problem, setProblem] = useState('');
  const done = useRef<(number | TakeBack)[]>([]);
  const undone = useRef<(number | TakeBack)[]>([]);
  /** What is under way: whoever undoes quickly means it, though the background has not answered yet. */
  const underway = useRef<Promise<unknown>>(Promise.resolve());
  const after = (work: () => Promise<void>): Promise<void> => {
    const mine = underway.current.then(work);
    underway.current = mine;
    return mine;
  };

  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setProblem('');
      return true;
    } catch (error) {
      setProblem(wordsOf(error));
      return false;
    }
  };
  const perform = async (work: () => Promise<number | TakeBack>, text = t('toast_changed')) => {
    const doing = attempt(async () => {
      const action = await work();
      if (!action) return;
      done.current.push(action);
      // What was taken back before is not to be done again over what was done since.
      undone.current = [];
      setSaid({ text, canUndo: true });
    });
    underway.current = Promise.all([underway.current, doing]);
    await doing;
  };
  const undoNow = async (given?: number | TakeBack) => {
    const action = given ?? done.current.at(-1);
    if (action === undefined) return;
    let again: unknown = action;
    const worked = await attempt(async () => {
      if (typeof action === 'number') await whole(() => background.undo(action));
      else again = await action();
    });
    if (!worked) return;
    done.current = done.current.filter((one) => one !== action);
    if (typeof again === 'number' || typeof again === 'function') undone.current.push(again as number | TakeBack);
    setSaid({ text: t('toast_undone'), canUndo: false });
  };
  const redoNow = async (given?: number) => {
    const action = given ?? undone.current.at(-1);
    if (action === undefined) return;
    let back: unknown = action;
    const worked = await attempt(async () => {
      if (typeof action === 'number') await whole(() => background.redo(action));
      else back = await action();
    });
    if (!worked) return;
    undone.current = undone.current.filter((one) => one !== action);
    if (typeof back === 'number' || typeof back === 'function') done.current.push(back as number | TakeBack);
    setSaid({ text: t('toast_redone'), canUndo: true });
  };
  const undo = (action?: number | TakeBack) => after(() => undoNow(action));
  const redo = (action?: number) => after(() => redoNow(action));
  const tell = (text: string) => setSaid({ text, canUndo: false });
  return { said, problem, perform, attempt, undo, redo, tell, hush: () => setSaid(null), forgive: () => setProblem('') };
}

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));

/** Ctrl+Z (⌘Z) takes the last deed back and Ctrl+Shift+Z does it again, except where text is being written. */
export function useUndoKey(undo: () => void, redo: () => void): void {
  const latest = useRef({ undo, redo });
  latest.current = { undo, redo };
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || writes(event.target)) return;
      event.preventDefault();
      latest.current[event.shiftKey ? 'redo' : 'undo']();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
