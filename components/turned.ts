import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What has not changed so long (ms) after its change was done was not changed: a browser's question may have been answered by no. */
const REFUSED_AFTER = 1000;

/**
 * What a box shows of something that is kept elsewhere, and how the reader turns it: at once, and so it stays until what is kept
 * follows; it goes back when that does not. `change` changes what is kept, and what it gives is waited for.
 */
export function useTurned(kept: boolean, change: (on: boolean) => unknown): [boolean, (on: boolean) => void] {
  const [said, setSaid] = useState<boolean>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useLayoutEffect(() => setSaid(undefined), [kept]);
  const turn = async (on: boolean) => {
    clearTimeout(timer.current);
    setSaid(on);
    try {
      await change(on);
    } finally {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => setSaid(undefined), REFUSED_AFTER);
    }
  };
  return [said ?? kept, (on) => void turn(on)];
}
