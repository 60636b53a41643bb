import importUrl from './import-worker?worker&url';
import keeperUrl from './keeper-worker?worker&url';
import relevanceUrl from './relevance-worker?worker&url';

const URLS = { import: importUrl, keeper: keeperUrl, relevance: relevanceUrl };

interface Policy {
  createScriptURL(url: string): string;
}
interface Policies {
  createPolicy(name: string, rules: Policy): Policy;
}
let policy: Policy | undefined;

/** Starts one of our workers. Our pages let no script be named by text (Trusted Types); these are, and no others. */
export function startWorker(name: keyof typeof URLS): Worker {
  policy ??= (globalThis as { trustedTypes?: Policies }).trustedTypes?.createPolicy('offprint-workers', {
    createScriptURL(url) {
      if (!Object.values(URLS).includes(url)) throw new TypeError('not a script of ours');
      return url;
    },
  });
  const url = URLS[name];
  return new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
}
