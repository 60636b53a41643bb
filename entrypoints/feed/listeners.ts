/** Those who want to hear of something. */
export interface Listeners<Told extends unknown[]> {
  /** Adds one until the signal aborts. */
  add(listener: (...told: Told) => void, signal: AbortSignal): void;
  tell(...told: Told): void;
  isEmpty(): boolean;
}

export function listeners<Told extends unknown[] = []>(): Listeners<Told> {
  const all = new Set<(...told: Told) => void>();
  return {
    add(listener, signal) {
      all.add(listener);
      signal.addEventListener('abort', () => all.delete(listener));
    },
    tell(...told) {
      for (const listener of all) listener(...told);
    },
    isEmpty: () => all.size === 0,
  };
}
