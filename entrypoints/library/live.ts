import { liveQuery } from 'dexie';
import { useEffect, useState } from 'preact/hooks';

/** What a read gave last: undefined until it first ends, and why it failed if it did. */
export interface Live<T> {
  value: T | undefined;
  error: unknown;
}

/** Runs a read of the library now and whenever what it read has changed, in any tab; anew when `on` changes. */
export function useLive<T>(read: () => Promise<T>, on: readonly unknown[]): Live<T> {
  const [live, setLive] = useState<Live<T>>({ value: undefined, error: undefined });
  useEffect(() => {
    const subscription = liveQuery(read).subscribe(
      (value) => setLive({ value, error: undefined }),
      (error: unknown) => setLive({ value: undefined, error }),
    );
    return () => subscription.unsubscribe();
  }, on);
  return live;
}
