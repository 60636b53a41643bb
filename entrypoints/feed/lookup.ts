import type { ChipState, FeedRequests } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import type { Alias } from '../../paper/ids';

const MOST = 200;

interface Waiting {
  aliases: Alias[];
  done(state: ChipState | null): void;
}

/** Asks for the state of many papers with few messages: all that is wanted before the next task goes in one. */
export function lookup(
  background: Client<FeedRequests>,
  failed: (error: unknown) => void,
): (aliases: Alias[], done: Waiting['done']) => void {
  let waiting: Waiting[] = [];
  const send = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      try {
        const states = await background.look(batch.map(({ aliases }) => aliases));
        batch.forEach(({ done }, index) => {
          done(states[index] ?? null);
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
