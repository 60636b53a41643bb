import { background } from './deeds';

/** Has the background do all that is due, one slice after another: each is a message, which keeps it alive while somebody watches. */
export async function work(): Promise<void> {
  // A slice that could not begin, since another is at work, ends at once; the pause keeps that from becoming a race.
  for (let round = 0; round < 1000 && (await background.runOutbox()); round++) await new Promise((resolve) => setTimeout(resolve, 250));
}
