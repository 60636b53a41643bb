import { useReducer, useRef } from 'preact/hooks';

/**
 * A setting as the reader changes it, and how it is changed: what was chosen last counts at once, so that a change made before the
 * library gave back the one before it does not undo that. Undefined until the setting is read.
 */
export function useKept<T>(live: T | undefined, put: (value: T) => Promise<unknown>): [T | undefined, (value: T) => Promise<void>] {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const own = useRef<{ value: T | undefined; from: T | undefined; writes: number }>({ value: undefined, from: undefined, writes: 0 });
  const now = own.current;
  if (now.writes === 0 && live !== now.from) {
    now.from = live;
    now.value = live;
  }
  const set = async (value: T) => {
    now.value = value;
    now.writes++;
    draw(undefined);
    try {
      await put(value);
    } finally {
      now.writes--;
    }
  };
  return [now.value, set];
}
