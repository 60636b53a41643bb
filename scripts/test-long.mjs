import { ensureDependencies, ensureServers, reexec } from './setup.mjs';

ensureDependencies();
ensureServers();
reexec('test-long.ts', process.argv.slice(2));
