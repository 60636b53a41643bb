/** Longest stretch of work at a time, in ms: a frame at 60 a second has room for it. */
const BUDGET = 5;

const pause = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** Does `work` for each item in stretches of 5 ms, letting the page have its turn in between, until all is done or `signal` aborts. */
export async function inSlices<T>(items: readonly T[], work: (item: T, index: number) => void, signal: AbortSignal): Promise<void> {
  let until = performance.now() + BUDGET;
  for (const [index, item] of items.entries()) {
    if (performance.now() > until) {
      await pause();
      if (signal.aborted) return;
      until = performance.now() + BUDGET;
    }
    work(item, index);
  }
}
