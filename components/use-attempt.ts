import { useState } from 'preact/hooks';

/** A form's way to do something that takes a while and may fail: whether it is under way, and why the last try failed, in words or ''. */
export interface Attempt {
  busy: boolean;
  problem: string;
  attempt(work: () => Promise<void>): Promise<void>;
}

/** Does one thing after another for a form; `wordsOf` says what a failure means. */
export function useAttempt(wordsOf: (error: unknown) => string): Attempt {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(wordsOf(error));
    }
    setBusy(false);
  };
  return { busy, problem, attempt };
}
