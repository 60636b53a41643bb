/** Asks many questions with few messages: all that is wanted before the next task goes in one, of at most `most`. A question that failed is never answered. */
export function lookup<Q, A>(
  ask: (questions: Q[]) => Promise<A[]>,
  failed: (error: unknown) => void,
  most = 200,
): (question: Q, done: (answer: A | undefined) => void) => void {
  let waiting: { question: Q; done(answer: A | undefined): void }[] = [];
  const send = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const answers = await ask(batch.map(({ question }) => question));
        batch.forEach(({ done }, index) => {
          done(answers[index]);
        });
      } catch (error) {
        failed(error);
      }
    }
  };
  return (question, done) => {
    waiting.push({ question, done });
    if (waiting.length === 1) setTimeout(() => void send(), 0);
  };
}
