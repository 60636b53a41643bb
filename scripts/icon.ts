import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './programs.mjs';

/** Which drawing serves each size (px): the fine one would blur on a toolbar. */
const DRAWINGS = { 16: 'small', 32: 'small', 48: 'large', 96: 'large', 128: 'large' } as const;

const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath: findChromium(), args });
for (const [size, drawing] of Object.entries(DRAWINGS)) {
  const svg = readFileSync(new URL(`./icon/${drawing}.svg`, import.meta.url), 'utf8');
  const edge = Number(size);
  const page = await browser.newPage({ viewport: { width: edge, height: edge } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${edge}px;height:${edge}px}</style>${svg}`);
  await page.screenshot({ path: `public/icon/${size}.png`, omitBackground: true });
  console.log(`public/icon/${size}.png`);
  await page.close();
}
await browser.close();
