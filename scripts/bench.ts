import type { CDPSession } from '@playwright/test';
import { benchBib } from './bench-bib';
import { benchLibrary } from './bench-library';
import { benchReading } from './bench-reading';
import { benchRelevance } from './bench-relevance';
import { benchSync } from './bench-sync';
import { launch, launchPlain, type Plain } from './browser/chromium';
import { CHROME_BUILD } from './build';
import { FEED, serveSample, standIn } from './sample/server';

type Profile = Awaited<ReturnType<typeof profileOf>>;
const profileOf = async (cdp: CDPSession) => (await cdp.send('Profiler.stop')).profile;

/** What one visit of a feed cost. Times in ms. */
interface Visit {
  /** Main thread busy with tasks of any kind, and of these with scripts, styles and layout. */
  tasks: number;
  scripts: number;
  styles: number;
  layouts: number;
  /** Tasks of over 50 ms: how many, and the longest. */
  longTasks: number;
  longest: number;
  /** The longest stretch of our own script without a pause, and all of them together. */
  ownLongest: number;
  own: number;
  /** Between frames while scrolling from top to bottom: median, 95th percentile, longest. */
  frame50: number;
  frame95: number;
  frameMax: number;
  /** Most chips in the document at once. */
  chips: number;
}

const ROUNDS = 3;

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
}

/** Scrolls the page in steps, one a frame. In text, since the compiler's name keeping is unknown to a page. */
const SCROLL = `new Promise((done) => {
  const frames = [];
  let chips = 0;
  let last = performance.now();
  requestAnimationFrame(function step(now) {
    frames.push(now - last);
    last = now;
    chips = Math.max(chips, document.getElementsByTagName('offprint-chip').length);
    scrollBy(0, 400);
    if (frames.length < 240 && scrollY + innerHeight < document.documentElement.scrollHeight - 4) requestAnimationFrame(step);
    else done({ frames: frames.slice(2), chips });
  });
})`;

const at = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Stretches of script from an extension in a profile: how long the longest is, and all together, in ms. */
function ownStretches({ nodes, samples = [], timeDeltas = [] }: Profile): { longest: number; all: number } {
  const own = new Set<number>();
  const mark = (ids: readonly number[], inside: boolean) => {
    for (const node of ids.flatMap((id) => byId.get(id) ?? [])) {
      const ours = inside || node.callFrame.url.startsWith('chrome-extension:');
      if (ours) own.add(node.id);
      mark(node.children ?? [], ours);
    }
  };
  const byId = new Map(nodes.map((node) => [node.id, node]));
  mark(
    nodes.slice(0, 1).map(({ id }) => id),
    false,
  );
  let longest = 0;
  let all = 0;
  let stretch = 0;
  samples.forEach((id, index) => {
    stretch = own.has(id) ? stretch + (timeDeltas[index] ?? 0) / 1000 : 0;
    if (own.has(id)) all += (timeDeltas[index] ?? 0) / 1000;
    longest = Math.max(longest, stretch);
  });
  return { longest, all };
}

async function visit(browser: Plain, cards: number): Promise<Visit> {
  const page = await browser.context.newPage();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await page.addInitScript(
    "window.long = []; new PerformanceObserver((list) => long.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask' })",
  );
  await cdp.send('Profiler.enable');
  await cdp.send('Profiler.start');
  await page.goto(`${FEED}?n=${cards}`);
  await page.waitForLoadState('networkidle');
  const { frames, chips } = await page.evaluate<{ frames: number[]; chips: number }>(SCROLL);
  const long = await page.evaluate<number[]>('long');
  const own = ownStretches(await profileOf(cdp));
  frames.sort((a, b) => a - b);
  const cost: Visit = {
    tasks: await metric(cdp, 'TaskDuration'),
    scripts: await metric(cdp, 'ScriptDuration'),
    styles: await metric(cdp, 'RecalcStyleDuration'),
    layouts: await metric(cdp, 'LayoutDuration'),
    longTasks: long.length,
    longest: Math.max(0, ...long),
    ownLongest: own.longest,
    own: own.all,
    frame50: at(frames, 0.5),
    frame95: at(frames, 0.95),
    frameMax: frames.at(-1) ?? 0,
    chips,
  };
  await page.close();
  return cost;
}

const middle = (values: number[]) =>
  at(
    [...values].sort((a, b) => a - b),
    0.5,
  );

function merged(visits: Visit[]): Visit {
  const keys = Object.keys(visits[0] ?? {}) as (keyof Visit)[];
  return Object.fromEntries(keys.map((key) => [key, middle(visits.map((one) => one[key]))])) as unknown as Visit;
}

/** Visits a feed with and without the extension in turn, and prints the medians and their ratio. */
async function compare(cards: number): Promise<void> {
  const server = await serveSample();
  const browsers = { without: await launchPlain(), with: await launch({ extension: CHROME_BUILD }) };
  const visits: Record<keyof typeof browsers, Visit[]> = { without: [], with: [] };
  try {
    for (const browser of Object.values(browsers)) await standIn(browser.context, server);
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of ['without', 'with'] as const) visits[kind].push(await visit(browsers[kind], cards));
    }
  } finally {
    for (const browser of Object.values(browsers)) await browser.close();
    await server.close();
  }
  const without = merged(visits.without);
  const ours = merged(visits.with);
  console.log(`\n${cards} cards, median of ${ROUNDS} visits, ms`);
  console.log('                 without     with    ratio');
  for (const key of Object.keys(without) as (keyof Visit)[]) {
    const ratio = without[key] ? (ours[key] / without[key]).toFixed(2) : '-';
    console.log(`${key.padEnd(14)}${without[key].toFixed(1).padStart(10)}${ours[key].toFixed(1).padStart(9)}${ratio.padStart(9)}`);
  }
}

const sizes = (given: string | undefined, usual: string) => (given ?? usual).split(',').map(Number);

const PARTS: Record<string, () => Promise<void>> = {
  library: () => benchLibrary(sizes(process.env.PAPERS, '1000,10000')),
  sync: () => benchSync(sizes(process.env.SYNC_PAPERS, '10000')),
  reading: benchReading,
  bib: benchBib,
  relevance: benchRelevance,
  async feed() {
    for (const cards of sizes(process.env.CARDS, '50,119,2000')) await compare(cards);
  },
};
const only = process.env.ONLY?.split(',');
for (const [name, run] of Object.entries(PARTS)) if (!only || only.includes(name)) await run();
