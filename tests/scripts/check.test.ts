import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { unexpected } from '../../scripts/check/addon-lint';
import { hashes } from '../../scripts/check/hash';
import { fromPlaywright, fromVitest, gate, type Outcome, skipped } from '../../scripts/check/outcome';
import { schedule } from '../../scripts/check/schedule';
import type { Step } from '../../scripts/check/steps';

const folder = mkdtempSync(join(tmpdir(), 'offprint-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const counts = ({ passed, failed, skipped }: Outcome) => [passed, failed, skipped];

describe('counting', () => {
  const vitest = (...assertionResults: [string, string][]) => ({
    testResults: [
      { name: 'a.test.ts', status: 'passed', assertionResults: assertionResults.map(([fullName, status]) => ({ fullName, status })) },
    ],
  });

  test('takes Vitest results as they are, and what was not run as skipped', () => {
    const path = file('v.json', vitest(['a', 'passed'], ['b', 'failed'], ['c', 'pending'], ['d', 'todo']));
    const outcome = fromVitest(path, false);
    expect(counts(outcome)).toEqual([1, 1, 2]);
    expect([outcome.failures, outcome.skips]).toEqual([['b'], ['c', 'd']]);
  });

  test('counts a test file that could not be run as one failure', () => {
    const path = file('w.json', { testResults: [{ name: 'broken.test.ts', status: 'failed', assertionResults: [] }] });
    expect(fromVitest(path, false).failures).toEqual(['broken.test.ts']);
  });

  test('never takes a runner that failed for one that passed', () => {
    expect(counts(fromVitest(file('x.json', vitest(['a', 'passed'])), false))).toEqual([1, 1, 0]);
    expect(counts(fromVitest(join(folder, 'no such file'), false))).toEqual([0, 1, 0]);
    expect(counts(fromPlaywright(join(folder, 'no such file'), false))).toEqual([0, 1, 0]);
  });

  test('finds Playwright results at any depth, and a flaky one is a failure', () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const path = file('p.json', {
      suites: [
        { title: 'a.spec.ts', specs: [spec('1', 'expected')], suites: [{ title: 'b', specs: [spec('2', 'flaky'), spec('3', 'skipped')] }] },
      ],
    });
    const outcome = fromPlaywright(path, true);
    expect(counts(outcome)).toEqual([1, 1, 1]);
    expect(outcome.failures).toEqual(['b: 2']);
  });

  test('says why a Playwright test was skipped', () => {
    const annotations = [{ type: 'skip', description: 'rclone is not installed' }];
    const path = file('q.json', { suites: [{ title: 'a', specs: [{ title: '1', tests: [{ status: 'skipped', annotations }] }] }] });
    expect(fromPlaywright(path, true).skips).toEqual(['a: 1 (rclone is not installed)']);
  });
});

describe('the add-on linter’s report', () => {
  const warning = (code: string, name?: string) => ({ code, message: 'm', file: name, line: 1 });
  const judge = (errors: object[], warnings: object[]) => unexpected(JSON.stringify({ errors, warnings }), folder);

  test('is forgiven one known warning for each bundle that holds Preact, and nothing else', () => {
    file('view.js', 'x.dangerouslySetInnerHTML');
    file('plain.js', 'y');
    expect(judge([], [warning('UNSAFE_VAR_ASSIGNMENT', 'view.js')])).toEqual([]);
    expect(judge([], [warning('UNSAFE_VAR_ASSIGNMENT', 'view.js'), warning('UNSAFE_VAR_ASSIGNMENT', 'view.js')])).toHaveLength(1);
    expect(judge([], [warning('UNSAFE_VAR_ASSIGNMENT', 'plain.js')])).toEqual(['UNSAFE_VAR_ASSIGNMENT: m (plain.js:1)']);
    expect(judge([], [warning('DANGEROUS_EVAL', 'view.js')])).toEqual(['DANGEROUS_EVAL: m (view.js:1)']);
    expect(judge([warning('UNSAFE_VAR_ASSIGNMENT', 'view.js')], [])).toHaveLength(1);
  });
});

describe('the order of steps', () => {
  const step = (name: string, log: string[], more: Partial<Step> = {}): Step => ({
    name,
    run: async () => {
      log.push(`+${name}`);
      await Promise.resolve();
      log.push(`-${name}`);
      return gate(true);
    },
    ...more,
  });
  const quiet = () => undefined;
  const run = (steps: Step[]) => schedule(steps, (one) => one.run(quiet, quiet));

  test('keeps to needs, and to one at a time for what wants the machine for itself', async () => {
    const log: string[] = [];
    await run([
      step('a', log),
      step('b', log, { needs: ['a'] }),
      step('c', log),
      step('alone', log, { alone: true }),
      step('d', log, { needs: ['alone'] }),
    ]);
    expect(log.indexOf('-a')).toBeLessThan(log.indexOf('+b'));
    expect(log.indexOf('-alone')).toBe(log.indexOf('+alone') + 1);
    expect(log).toHaveLength(10);
  });

  test('fails what needs a failed step without running it, and turns a throw into a failure', async () => {
    const log: string[] = [];
    const done = await run([
      step('a', log, { run: async () => Promise.reject(new Error('fell over')) }),
      step('b', log, { needs: ['a'] }),
      step('c', log, { needs: ['b'] }),
      step('d', log, { run: async () => skipped('no such program') }),
      step('e', log, { needs: ['d'] }),
    ]);
    expect(done.map(({ outcome }) => counts(outcome))).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect(log).toEqual(['+e', '-e']);
    expect(done[0]?.outcome.failures[0]).toContain('fell over');
  });
});

test('hashes tell which file of a folder changed', () => {
  file('one', '1');
  const before = hashes(folder);
  file('one', '2');
  const after = hashes(folder);
  expect([...after].filter(([path, hash]) => before.get(path) !== hash).map(([path]) => path)).toEqual(['one']);
});
