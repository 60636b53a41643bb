import { judge, type Relevance } from '../../paper/relevance';
import { LEAST_SAID, textOf } from '../../paper/relevance-lesson';
import { type PackedModel, pack } from '../../paper/relevance-pack';
import { learnInSteps } from '../../paper/relevance-train';
import { countSaid, readLessons } from '../../storage/lessons';
import { changesIn, learnedIn } from '../../storage/models';
import { openLibrary } from '../../storage/open';
import type { Library } from '../../storage/schema';

/** What the page asks for: to learn from the library, or to judge every paper of it by what was learned. */
export type RelevanceJob = 'learn' | 'judge';

/** What it is told until the end: how much is done (0 to 1), and then what came of it. */
export type RelevanceNews =
  | { share: number }
  | { learned: PackedModel | null; touched: number }
  | { judged: { ids: string[]; relevance: Relevance[] } }
  | { failed: string };

/** Papers judged between two pieces of news. */
const SLICE = 500;

const tell = (news: RelevanceNews) => self.postMessage(news);

async function learn(db: Library): Promise<void> {
  const touched = await changesIn(db);
  const enough = (await countSaid(db)) >= LEAST_SAID;
  const steps = learnInSteps(enough ? await readLessons(db) : []);
  for (let step = steps.next(), told = 0; ; step = steps.next()) {
    if (step.done) {
      tell({ learned: step.value ? pack(step.value) : null, touched });
      return;
    }
    if (step.value - told < 0.02) continue;
    told = step.value;
    tell({ share: told });
  }
}

async function judgeAll(db: Library): Promise<void> {
  const model = (await learnedIn(db))?.model;
  const judged: { ids: string[]; relevance: Relevance[] } = { ids: [], relevance: [] };
  const { relevance } = model ? judge(model) : { relevance: undefined };
  const many = await db.papers.count();
  for (let from = ''; relevance; ) {
    const papers = await db.papers.where('id').above(from).limit(SLICE).toArray();
    const abstracts = await db.abstracts.bulkGet(papers.map(({ id }) => id));
    papers.forEach((paper, at) => {
      judged.ids.push(paper.id);
      judged.relevance.push(relevance(textOf(paper, abstracts[at]?.text)));
    });
    tell({ share: judged.ids.length / many });
    from = papers.at(-1)?.id ?? '';
    if (papers.length < SLICE) break;
  }
  tell({ judged });
}

// A library of ten thousand papers takes seconds: it is read where nothing waits for it, and where it can be stopped at any moment.
self.onmessage = ({ data }: MessageEvent<RelevanceJob>) => {
  openLibrary()
    .then((db) => (data === 'learn' ? learn(db) : judgeAll(db)))
    .catch((error: unknown) => tell({ failed: error instanceof Error ? error.message : String(error) }));
};
