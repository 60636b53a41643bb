import { ensureChromium, ensureDependencies, reexec } from './setup.mjs';

ensureDependencies();
ensureChromium();
reexec('start.ts', process.argv.slice(2));
