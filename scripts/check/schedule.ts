import { gate, type Outcome } from './outcome';
import type { Step } from './steps';

/** What became of a step; `ms` is how long it took. */
export interface Done {
  step: Step;
  outcome: Outcome;
  ms: number;
}

/** Runs steps at most two at a time in their order, each once those it needs are through; what needs a failed step fails unrun. */
export async function schedule(steps: readonly Step[], begin: (step: Step) => Promise<Outcome>): Promise<Done[]> {
  const done = new Map<string, Done>();
  const running = new Map<Step, Promise<void>>();
  const waiting = [...steps];
  const finish = (step: Step, outcome: Outcome, started: number) => done.set(step.name, { step, outcome, ms: Date.now() - started });

  const ready = (step: Step) => (step.needs ?? []).every((name) => done.has(name));
  const fits = (step: Step) => running.size < (step.alone ? 1 : 2) && ![...running.keys()].some(({ alone }) => alone);

  while (waiting.length + running.size > 0) {
    const next = waiting.find((step) => ready(step) && fits(step));
    if (!next) {
      await Promise.race(running.values());
      continue;
    }
    waiting.splice(waiting.indexOf(next), 1);
    const started = Date.now();
    const broken = (next.needs ?? []).find((name) => done.get(name)?.outcome.failed);
    if (broken) {
      finish(next, gate(false, `not run, because “${broken}” failed`), started);
      continue;
    }
    running.set(
      next,
      begin(next)
        .catch((error: unknown) => gate(false, error instanceof Error ? (error.stack ?? error.message) : String(error)))
        .then((outcome) => {
          finish(next, outcome, started);
          running.delete(next);
        }),
    );
  }
  return steps.flatMap((step) => done.get(step.name) ?? []);
}
