import type { Alias } from '../../paper/ids';

const MOST = 200;

interface Waiting<T> {
  aliases: Alias[];
  done(answer: T | undefined): void;
}

/** Asks about many papers with few messages: all that is wanted before the next task goes in one. */
export function lookup<T>(
  ask: (papers: Alias[][]) => Promise<T[]>,
  failed: (error: unknown) => void,
): (aliases: Alias[], done: Waiting<T>['done']) => void {
  let waiting: Waiting<T>[] = [];
  const send = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        const answers = await ask(batch.map(({ aliases }) => aliases));
        batch.forEach(({ done }, index) => {
          done(answers[index]);
        });
      } catch (error) {
        failed(error);
      }
    }
  };
  return (aliases, done) => {
    waiting.push({ aliases, done });
    if (waiting.length === 1) setTimeout(() => void send(), 0);
  };
}
