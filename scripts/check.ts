import type { Outcome } from './check/outcome';
import { type Done, schedule } from './check/schedule';
import { prepare, STEPS, type Step } from './check/steps';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

function counted({ passed, failed, skipped }: Pick<Outcome, 'passed' | 'failed' | 'skipped'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The steps named on the command line with all they need; every step when none is named. */
function chosen(names: readonly string[]): Step[] {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`no step ${unknown.join(', ')}; there are: ${STEPS.map(({ name }) => name).join(', ')}`);
  const wanted = new Set(names);
  for (const step of [...STEPS].reverse()) if (wanted.has(step.name)) for (const name of step.needs ?? []) wanted.add(name);
  return STEPS.filter(({ name }) => names.length === 0 || wanted.has(name));
}

async function begin(step: Step): Promise<Outcome> {
  const started = Date.now();
  const kept: string[] = [];
  console.log(`▶ ${step.name}`);
  const outcome = await step.run(
    (line) => console.log(`  ${step.name} │ ${line}`),
    (text) => kept.push(text),
  );
  console.log(`${outcome.failed > 0 ? '✗' : '✓'} ${step.name} (${seconds(Date.now() - started)}): ${counted(outcome)}`);
  if (outcome.failed > 0 && kept.length > 0) console.log(kept.join('\n'));
  return outcome;
}

function summary(done: readonly Done[]): void {
  console.log('\n────────');
  for (const { step, outcome, ms } of done) {
    console.log(`${outcome.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(16)} ${seconds(ms).padStart(8)}  ${counted(outcome)}`);
  }
  const lines = (mark: string, pick: (outcome: Outcome) => string[]) => {
    for (const { step, outcome } of done) for (const text of pick(outcome)) console.log(`${mark} ${step.name}: ${text}`);
  };
  lines('SKIPPED', ({ skips }) => skips);
  lines('FAILED', ({ failures }) => failures);
}

prepare();
const done = await schedule(chosen(process.argv.slice(2)), begin);
summary(done);
const total = { passed: 0, failed: 0, skipped: 0 };
for (const { outcome } of done) for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += outcome[key];
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(counted(total));
