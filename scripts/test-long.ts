import { spawn } from 'node:child_process';

/** Tests of which a long version finds what the usual one may miss: random trials of devices in step, of those that are taken out, and of groups that share. */
const LONG = ['converge', 'commits', 's3-converge', 'webdav-converge', 'real-converge', 'removal', 'share'].map(
  (name) => `tests/sync/${name}.test.ts`,
);
const TRIALS = '5000';

const env = { OFFPRINT_SYNC_TRIALS: TRIALS, OFFPRINT_REMOVAL_TRIALS: '1000', OFFPRINT_SHARE_TRIALS: '1000', ...process.env };
const child = spawn('vitest', ['run', '--project', 'unit', '--reporter=verbose', ...LONG, ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
