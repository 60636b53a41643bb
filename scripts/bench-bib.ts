import { launchPlain } from './browser/chromium';
import { bundled } from './bundle';
import { samplePapers } from './sample/papers';

const ROUNDS = 3;
const SIZES = [10_000, 20_000, 40_000];
/** Each author has five papers. Runs in a worker, as reading does in the library; writing is timed beside it on the same machine in the same minute. */
const WORKER = `
  import { readBib } from './formats/bib-read';
  import { writeBibliography } from './formats/bibtex';
  import { newPaper } from './paper/paper';
  self.onmessage = ({ data: { papers, count } }) => {
    const items = Array.from({ length: count }, (_, at) => {
      const { title, authors, abstract } = papers[at % papers.length];
      const found = { ids: { arxiv: '24' + String(1 + (at % 12)).padStart(2, '0') + '.' + String(10000 + (at % 89999)), doi: '10.1000/bench.' + at }, site: 'bench', title: title + ' ' + at, authors: authors.map((name) => ({ name: name + 'aeiou'[at % 5] + 'bcdfg'[Math.floor(at / 500) % 5] + Math.floor(at / 2500).toString(26).replace(/[0-9]/g, (n) => 'qrstuvwxyz'[n]) })), venue: 'Journal of Benches', year: 2024 };
      return { paper: newPaper(found, String(at).padStart(6, '0'), 'key' + at, at), abstract };
    });
    const begun = performance.now();
    const text = writeBibliography(items);
    const written = performance.now();
    const { records } = readBib(text);
    self.postMessage({ write: written - begun, read: performance.now() - written, characters: text.length, records: records.length });
  };
`;

interface Cost {
  write: number;
  read: number;
  characters: number;
  records: number;
}

const least = (costs: Cost[], of: (cost: Cost) => number) => Math.min(...costs.map(of));

/** Writes and reads bibliographies of growing size in a browser's worker, and prints what each paper costs. */
export async function benchBib(): Promise<void> {
  const script = await bundled(WORKER);
  const browser = await launchPlain();
  try {
    const page = await browser.context.newPage();
    const papers = samplePapers(100);
    console.log('\nbibliographies in a worker, best of 3');
    for (const count of SIZES) {
      const costs: Cost[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        costs.push(
          await page.evaluate(
            ([script, some, many]) =>
              new Promise<Cost>((done, fail) => {
                const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
                worker.onerror = ({ message }) => fail(new Error(message));
                worker.onmessage = ({ data }) => {
                  worker.terminate();
                  done(data);
                };
                worker.postMessage({ papers: some, count: many });
              }),
            [script, papers, count] as const,
          ),
        );
      }
      const [write, read] = [least(costs, (cost) => cost.write), least(costs, (cost) => cost.read)];
      const each = (ms: number) => `${((ms / count) * 1000).toFixed(0)} µs each`;
      console.log(
        `${String(count).padStart(6)} papers, ${((costs[0]?.characters ?? 0) / 1e6).toFixed(1)} MB   write ${write.toFixed(0)} ms (${each(write)})   read ${read.toFixed(0)} ms (${each(read)})   ${costs[0]?.records} records`,
      );
    }
  } finally {
    await browser.close();
  }
}
