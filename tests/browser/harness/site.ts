import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ownPages } from '../../../scripts/pages';
import { answer } from '../../../scripts/sample/page';

/** What a stand-in site answers to an address; undefined refuses it. */
export type Answer = (url: URL) => { status: number; contentType: string; body: string } | undefined;

/** Answers for huggingface.co with the sample feed and for nothing else. */
export const sampleSite: Answer = (url) => (url.host === 'huggingface.co' ? answer(url) : undefined);

/** The folder of a build, which must be there. */
export function built(target: 'chrome-mv3' | 'firefox-mv3'): string {
  const folder = join(import.meta.dirname, '..', '..', '..', '.output', target);
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`${target} is not built: run npm run build${target.startsWith('f') ? ':firefox' : ''} first`);
  return folder;
}

/** Answers with our small pages of sites at their addresses, whatever their query, and with the sample feed. */
export const smallPages: Answer = (url) => {
  const page = ownPages().find((one) => one.url.split('?')[0] === `${url.origin}${url.pathname}`);
  return page ? { status: 200, contentType: 'text/html; charset=utf-8', body: page.html } : sampleSite(url);
};
