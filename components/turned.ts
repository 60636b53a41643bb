import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What has not changed so long (ms) after its change was done was not changed: a browser's question may have been answered by no. */
const REFUSED_AFTER = 1000;

/**
 * What a field shows of something that is kept elsewhere, and how the reader sets it: at once, and so it stays until what is kept
 * follows; it goes back when that does not. `change` changes what is kept, and what it gives is waited for.
 */
export function useTurned<T>(kept: T, change: (value: T) => unknown): [T, (value: T) => void] {
  const [said, setSaid] = useState<{ value: T }>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const underway = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => {
    // Of several changes made in a row the first arrives while the last is under way.
    if (underway.current === 0 || said?.value === kept) setSaid(undefined);
  }, [kept]);
  const turn = async (value: T) => {
    clearTimeout(timer.current);
    setSaid({ value });
    underway.current++;
    try {
      await change(value);
    } finally {
      if (--underway.current === 0) timer.current = setTimeout(() => setSaid(undefined), REFUSED_AFTER);
    }
  };
  return [said ? said.value : kept, (value) => void turn(value)];
}
