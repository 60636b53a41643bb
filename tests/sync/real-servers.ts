import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../scripts/browser/until';
import { which } from '../../scripts/programs.mjs';

/** A real WebDAV server on this machine, for the name and the password of `ACCOUNT`. */
export interface RealServer {
  url: string;
  close(): Promise<void>;
}

export const ACCOUNT = { user: 'reader', password: 's3cret pass' };

const APACHE_MODULES = '/usr/lib/apache2/modules';
const MODULES = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'dav', 'dav_fs', 'alias'];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function serve(command: string, args: readonly string[], url: string, folder: string): Promise<RealServer> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  const close = async () => {
    const ended = child.exitCode === null && new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const answers = () =>
    fetch(url).then(
      () => true,
      () => {
        if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
        return false;
      },
    );
  try {
    await until(`${command} to answer`, answers, 20_000);
  } catch (error) {
    await close();
    throw error;
  }
  return { url, close };
}

/** Apache with mod_dav, as Debian builds it. */
async function apache(command: string): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-apache-'));
  const files = join(folder, 'files');
  mkdirSync(files);
  const port = await freePort();
  const hash = createHash('sha1').update(ACCOUNT.password).digest('base64');
  writeFileSync(join(folder, 'users'), `${ACCOUNT.user}:{SHA}${hash}\n`);
  const isRoot = process.getuid?.() === 0;
  // Its workers give up the rights of root, and must still reach what they serve.
  chmodSync(folder, 0o777);
  chmodSync(files, 0o777);
  const lines = [
    `ServerRoot "${folder}"`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile "${folder}/pid"`,
    `ErrorLog "${folder}/errors"`,
    ...MODULES.map((name) => `LoadModule ${name}_module ${APACHE_MODULES}/mod_${name}.so`),
    ...(isRoot ? ['User www-data', 'Group www-data'] : []),
    `DavLockDB "${folder}/locks"`,
    `Alias /dav "${files}"`,
    `<Directory "${files}">`,
    'Dav On',
    'AuthType Basic',
    'AuthName papers',
    'AuthBasicProvider file',
    `AuthUserFile "${folder}/users"`,
    'Require valid-user',
    '</Directory>',
  ];
  writeFileSync(join(folder, 'apache.conf'), `${lines.join('\n')}\n`);
  return serve(command, ['-D', 'FOREGROUND', '-f', join(folder, 'apache.conf')], `http://127.0.0.1:${port}/dav/`, folder);
}

async function rclone(command: string): Promise<RealServer> {
  const folder = mkdtempSync(join(tmpdir(), 'offprint-rclone-'));
  const port = await freePort();
  const config = join(folder, 'rclone.conf');
  writeFileSync(config, '');
  const files = join(folder, 'files');
  mkdirSync(files);
  const args = [
    'serve',
    'webdav',
    files,
    '--config',
    config,
    '--addr',
    `127.0.0.1:${port}`,
    '--user',
    ACCOUNT.user,
    '--pass',
    ACCOUNT.password,
  ];
  return serve(command, args, `http://127.0.0.1:${port}/`, folder);
}

/** The real servers that are installed here, and how each is started; one that is missing has no way. */
export const REAL_SERVERS: readonly { name: string; start?: () => Promise<RealServer> }[] = [
  ['Apache mod_dav', existsSync(APACHE_MODULES) ? which('apache2') : undefined, apache] as const,
  ['rclone', which('rclone'), rclone] as const,
].map(([name, command, start]) => ({ name, ...(command && { start: () => start(command) }) }));
