import { launch } from './browser/chromium';
import { build, CHROME_BUILD } from './build';
import { step } from './progress';
import { FEED, serveSample, standIn } from './sample/server';
import { tour } from './tour';

/** The profile that `npm start` keeps from one time to the next: the reader's library lives there. */
const PROFILE = '.output/profile';
const PATIENCE_MS = 4_000;

const hasDisplay = () =>
  process.platform === 'darwin' || process.platform === 'win32' || !!process.env.DISPLAY || !!process.env.WAYLAND_DISPLAY;

const isReachable = (url: string) =>
  fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Opens a browser window with Offprint in it and a feed to try it on, and waits until it is closed. */
async function open(): Promise<void> {
  const live = await step(
    'looking for Hugging Face Papers',
    () => isReachable(FEED),
    (found) => (found ? 'there' : 'out of reach, so the sample feed it is'),
  );
  const browser = await step('opening Chromium', () => launch({ extension: CHROME_BUILD, profile: PROFILE, headed: true }));
  const server = live ? undefined : await serveSample();
  if (server) await standIn(browser.context, server);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const closed = new Promise((done) => browser.context.once('close', done));
  await page.goto(FEED, { waitUntil: 'domcontentloaded' });
  console.log(`\n${FEED} is open with Offprint on it. Your library stays in ${PROFILE}. Close the window to end.`);
  await closed;
  await server?.close();
}

try {
  await step('building Offprint', build);
  if (process.argv.includes('--tour') || !hasDisplay()) await tour();
  else await open();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
