import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How a program ended; `output` is all it wrote, both streams as they came. */
export interface Ended {
  ok: boolean;
  output: string;
}

const LIMIT_MS = 20 * 60_000;

/** Runs a program of node_modules to its end, at most 20 minutes; `tell` gets each line as it is written. */
export function command(argv: readonly string[], tell?: (line: string) => void, extra: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const [program = '', ...args] = argv;
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', ...extra };
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line);
      tell?.(line);
    });
  }
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      lines.push(`stopped after ${LIMIT_MS / 60_000} minutes: ${argv.join(' ')}`);
      child.kill('SIGKILL');
    }, LIMIT_MS);
    const end = (ok: boolean) => {
      clearTimeout(timer);
      resolve({ ok, output: lines.join('\n') });
    };
    child.on('error', (error) => {
      lines.push(String(error));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}
