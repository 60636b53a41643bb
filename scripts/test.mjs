import { ensureChromium, ensureDependencies, ensureFirefox, ensureTex, reexec } from './setup.mjs';

ensureDependencies();
ensureChromium();
ensureFirefox();
ensureTex();
reexec('check.ts', process.argv.slice(2));
