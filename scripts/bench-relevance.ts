import { launchPlain } from './browser/chromium';
import { bundled } from './bundle';
import { samplePapers } from './sample/papers';
import { VOCABULARY } from './sample/vocabulary';

const ROUNDS = 5;
const SIZES = [1000, 10_000];
const CARDS = 100;

/**
 * Learns from made-up papers in a worker, as our pages do, and weighs cards; a plain pass that only takes the words of the same papers
 * is timed beside it. Words of an abstract are drawn by Zipf's law from 40 000 made-up ones, and who wants what goes by the sample's titles.
 */
const WORKER = `
  import { numbersFrom } from './paper/relevance-fit';
  import { judge } from './paper/relevance';
  import { learn } from './paper/relevance-train';
  self.onmessage = ({ data: { papers, count, cards } }) => {
    const random = numbersFrom(5);
${VOCABULARY}
    const some = (many) => Array.from({ length: many }, word).join(' ');
    const text = (at) => {
      const { title, authors } = papers[at % papers.length];
      return { title: title + ' ' + some(2), abstract: some(180), authors: authors.map((name) => name + ' ' + (at % 2000)), categories: ['cs.LG', 'cs.CL'] };
    };
    const lessons = Array.from({ length: count }, (_, at) => {
      const one = text(at);
      const isWanted = /inference|LLM|batch/i.test(one.title);
      const tags = ['inference', 'batch', 'learning', 'network', 'gradient'].filter((tag) => one.title.toLowerCase().includes(tag));
      return { id: String(at), text: one, verdict: isWanted ? 'wanted' : at % 3 === 0 ? 'unwanted' : 'nothing', tags, at };
    });
    const feed = Array.from({ length: cards }, (_, at) => text(count + at));
    const timed = (work) => { const begun = performance.now(); const value = work(); return [performance.now() - begun, value]; };
    const [plain] = timed(() => lessons.reduce((sum, { text }) => sum + (text.title + ' ' + text.abstract).toLowerCase().split(/[^\\p{L}\\p{N}]+/u).length, 0));
    const [learning, model] = timed(() => learn(lessons));
    const [reading, judging] = timed(() => judge(model));
    const weigh = () => timed(() => feed.forEach((one) => judging.relevance(one)))[0];
    const first = weigh();
    const weighing = Math.min(weigh(), weigh(), weigh());
    const [suggesting] = timed(() => feed.forEach((one) => judging.tags(one)));
    self.postMessage({ plain, learning, reading, first, weighing, suggesting });
  };
`;

interface Cost {
  plain: number;
  learning: number;
  reading: number;
  /** The hundred cards weighed for the first time, when no word is known yet, and later. */
  first: number;
  weighing: number;
  suggesting: number;
}

const least = (costs: readonly Cost[], key: keyof Cost) => Math.min(...costs.map((cost) => cost[key]));

/** Learns from libraries of growing size in a browser's worker, and weighs a hundred cards by what was learned; prints the best of some rounds. */
export async function benchRelevance(): Promise<void> {
  const script = await bundled(WORKER);
  const browser = await launchPlain();
  try {
    const page = await browser.context.newPage();
    console.log(`\nrelevance in a worker, best of ${ROUNDS} in ms`);
    for (const count of SIZES) {
      const costs: Cost[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        costs.push(
          await page.evaluate(
            ([script, papers, many, cards]) =>
              new Promise<Cost>((done, fail) => {
                const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
                worker.onerror = ({ message }) => fail(new Error(message));
                worker.onmessage = ({ data }) => {
                  worker.terminate();
                  done(data);
                };
                worker.postMessage({ papers, count: many, cards });
              }),
            [script, samplePapers(100), count, CARDS] as const,
          ),
        );
      }
      const [plain, learning] = [least(costs, 'plain'), least(costs, 'learning')];
      const of = (key: keyof Cost) => least(costs, key).toFixed(1);
      console.log(
        `${String(count).padStart(6)} papers   learning ${learning.toFixed(0)} (${(learning / plain).toFixed(1)} of taking their words, ${plain.toFixed(0)})   then ${CARDS} cards: weighed in ${of('weighing')} (${of('first')} the first time), tags of them in ${of('suggesting')}, first reading what was learned in ${of('reading')}`,
      );
    }
  } finally {
    await browser.close();
  }
}
