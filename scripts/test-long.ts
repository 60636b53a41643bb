import { spawn } from 'node:child_process';

/** Tests of which a long version finds what the usual one may miss: random trials of devices in step. */
const LONG = ['converge', 'commits', 's3-converge', 'webdav-converge', 'real-converge'].map((name) => `tests/sync/${name}.test.ts`);
const TRIALS = '5000';

const env = { ...process.env, OFFPRINT_SYNC_TRIALS: process.env.OFFPRINT_SYNC_TRIALS ?? TRIALS };
const child = spawn('vitest', ['run', '--project', 'unit', '--reporter=verbose', ...LONG, ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
