import { ensureChromium, ensureDependencies, ensureFirefox, ensureServers, ensureTex, reexec } from './setup.mjs';

ensureDependencies();
ensureChromium();
ensureFirefox();
ensureTex();
ensureServers();
reexec('check.ts', process.argv.slice(2));
