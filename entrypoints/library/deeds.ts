import { useEffect, useRef, useState } from 'preact/hooks';
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

/** Takes something back that is no action of the library's. */
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
  hush(): void;
  forgive(): void;
}

/** Does what the reader asks of the library and remembers it, so that it can be taken back. */
export function useDeeds(): Deeds {
  const [said, setSaid] = useState<Said | null>(null);
  const [problem, setProblem] = useState('');
  const done = useRef<(number | TakeBack)[]>([]);

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
    await attempt(async () => {
      const action = await work();
      if (!action) return;
      done.current.push(action);
      setSaid({ text, canUndo: true });
    });
  };
  const undo = async (action = done.current.at(-1)) => {
    if (action === undefined) return;
    const undone = await attempt(() => (typeof action === 'number' ? background.undo(action) : action()));
    if (!undone) return;
    done.current = done.current.filter((one) => one !== action);
    setSaid({ text: t('toast_undone'), canUndo: false });
  };
  return { said, problem, perform, attempt, undo, hush: () => setSaid(null), forgive: () => setProblem('') };
}

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, input:not([type=checkbox], [type=radio])'));

/** Ctrl+Z (⌘Z) takes the last deed back, except where text is being written. */
export function useUndoKey(undo: () => void): void {
  const latest = useRef(undo);
  latest.current = undo;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey || writes(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
