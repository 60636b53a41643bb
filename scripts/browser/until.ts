import { setTimeout as pause } from 'node:timers/promises';

type Empty = false | null | undefined | 0 | '';

/** Asks again and again until the answer is neither empty nor false, and gives it; throws naming `what` after `within` ms. */
export async function until<T>(what: string, ask: () => T | Promise<T>, within = 20_000): Promise<Exclude<T, Empty>> {
  const deadline = Date.now() + within;
  for (;;) {
    const answer = await ask();
    if (answer) return answer as Exclude<T, Empty>;
    if (Date.now() > deadline) throw new Error(`waited ${within} ms in vain: ${what}`);
    await pause(30);
  }
}
