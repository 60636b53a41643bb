import { existsSync, readFileSync } from 'node:fs';

/** What a step found. `failures` and `skips` are sentences; `failures` may be fewer than `failed`. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
  skips: string[];
}

/** The outcome of a step that is one gate: right or wrong. */
export function gate(ok: boolean, failure = ''): Outcome {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [failure], skips: [] };
}

/** The outcome of a step that could not run here. */
export function skipped(why: string): Outcome {
  return { passed: 0, failed: 0, skipped: 1, failures: [], skips: [why] };
}

type Verdict = 'passed' | 'failed' | 'skipped';

function tally(results: { title: string; verdict: Verdict }[], ok: boolean): Outcome {
  const titles = (verdict: Verdict) => results.filter((one) => one.verdict === verdict).map(({ title }) => title);
  const failures = titles('failed');
  // A runner that ends badly with every test right has met something outside them: that is a failure too.
  if (!ok && failures.length === 0) failures.push('the runner itself failed (its words are above)');
  const skips = titles('skipped');
  return { passed: titles('passed').length, failed: failures.length, skipped: skips.length, failures, skips };
}

function report<T>(path: string): T | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined;
}

interface VitestReport {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Counts a Vitest JSON report; a file that could not be run at all counts as one failure. */
export function fromVitest(path: string, ok: boolean): Outcome {
  const files = report<VitestReport>(path)?.testResults ?? [];
  const results = files.flatMap(({ name, status, assertionResults }) => {
    if (assertionResults.length === 0 && status === 'failed') return [{ title: name, verdict: 'failed' as const }];
    return assertionResults.map((one) => {
      const verdict: Verdict = one.status === 'passed' || one.status === 'failed' ? one.status : 'skipped';
      return { title: one.fullName, verdict };
    });
  });
  return tally(results, ok);
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: { status: 'expected' | 'unexpected' | 'flaky' | 'skipped'; annotations?: { type: string; description?: string }[] }[];
  }[];
}

/** Counts a Playwright JSON report; what could not even be loaded counts as one failure, and what was skipped says why. */
export function fromPlaywright(path: string, ok: boolean): Outcome {
  const verdicts = { expected: 'passed', unexpected: 'failed', flaky: 'failed', skipped: 'skipped' } as const;
  const walk = (suite: PlaywrightSuite): { title: string; verdict: Verdict }[] => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests.map(({ status, annotations = [] }) => {
        const why = annotations.find(({ type }) => type === 'skip')?.description;
        const ending = status === 'skipped' && why ? ` (${why})` : '';
        return { title: `${suite.title}: ${title}${ending}`, verdict: verdicts[status] };
      }),
    ),
    ...(suite.suites ?? []).flatMap(walk),
  ];
  return tally((report<{ suites: PlaywrightSuite[] }>(path)?.suites ?? []).flatMap(walk), ok);
}
