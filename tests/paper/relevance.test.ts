import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unannotated } from '../../paper/annotation';
import type { Paper } from '../../paper/paper';
import { judge, type RelevanceModel } from '../../paper/relevance';
import { KNOWN_PAPERS, KNOWN_PRECISION, type KnownPrecision } from '../../paper/relevance-known';
import { cameOut, type Lesson, type Verdict, verdictOf } from '../../paper/relevance-lesson';
import { precisionAt10 } from '../../paper/relevance-measure';
import { pack, unpack } from '../../paper/relevance-pack';
import { leastSum } from '../../paper/relevance-tags';
import { learn, learnInSteps } from '../../paper/relevance-train';
import { SAMPLE } from '../../scripts/sample/papers';

const date = (arxiv: string) => cameOut({ aliases: [`arxiv:${arxiv}`] }, 0);

/** The sample feed's titles as a reader saw them who wants what has some words in its title, and set a third of the rest aside. */
function lessonsOn(words: string): Lesson[] {
  return SAMPLE.map(({ arxiv, title }, at): Lesson => {
    const isWanted = title.toLowerCase().includes(words.toLowerCase());
    return {
      id: arxiv,
      text: { title },
      verdict: isWanted ? 'wanted' : at % 3 === 0 ? 'unwanted' : 'nothing',
      tags: isWanted ? [words] : [],
      at: date(arxiv),
    };
  });
}

function learned(lessons: readonly Lesson[]): RelevanceModel {
  const model = learn(lessons);
  if (!model) throw new Error('nothing was learned');
  return model;
}

describe('what was learned of the sample feed', () => {
  const rounded = (share: number) => Math.round(share * 100) / 100;
  const measure = (words: string): KnownPrecision => {
    const { wanted, learned: share, newest, chance } = learned(lessonsOn(words)).measured;
    return { words, wanted, learned: rounded(share), newest: rounded(newest), chance: rounded(chance) };
  };

  test('is as precise as the settings say', () => {
    expect(SAMPLE.length).toBe(KNOWN_PAPERS);
    expect(KNOWN_PRECISION.length).toBeGreaterThan(5);
    expect(KNOWN_PRECISION.map(({ words }) => measure(words))).toEqual(KNOWN_PRECISION);
  });

  test('is far better than newest first, and than chance, whatever the topic', () => {
    for (const { words, wanted, learned: share, newest, chance } of KNOWN_PRECISION) {
      const most = Math.min(10, wanted) / 10;
      expect(share, words).toBeGreaterThanOrEqual(0.5 * most);
      expect(share, words).toBeGreaterThanOrEqual(2 * newest);
      expect(share, words).toBeGreaterThanOrEqual(3 * chance);
    }
  });

  test('says which words drove a score, as they stand in the title', () => {
    const { relevance } = judge(learned(lessonsOn('inference')));
    const { step, why } = relevance({ title: 'Batched INFERENCE of LLMs with low throughput' });
    expect(step).toBe(3);
    expect(why[0]).toBe('INFERENCE');
    expect(relevance({ title: 'Prices of herring in Port Quill' })).toMatchObject({ step: 0, why: [] });
  });

  test('names the words that speak most for a paper and against it', () => {
    const { strongest } = learned(lessonsOn('inference'));
    expect(strongest.for[0]?.toLowerCase()).toBe('inference');
    expect(strongest.for).toContain('LLM Inference');
    expect(strongest.against.map((word) => word.toLowerCase())).toContain('learning');
  });
});

describe('learning', () => {
  const plain = (model: RelevanceModel) =>
    JSON.stringify(model, (_key, value) => (ArrayBuffer.isView(value) ? [...(value as Float32Array)] : value));

  test('gives the same model for the same papers in any order', () => {
    const lessons = lessonsOn('gradient');
    const before = plain(learned(lessons));
    fc.assert(
      fc.property(fc.shuffledSubarray(lessons, { minLength: lessons.length }), (shuffled) => {
        expect(plain(learned(shuffled))).toBe(before);
      }),
      { numRuns: 5 },
    );
  });

  test('ends with finite numbers whatever the papers are', () => {
    const verdict = fc.constantFrom<Verdict[]>('wanted', 'unwanted', 'nothing');
    const word = fc.constantFrom('deep', 'graph', 'models', '$x$', '神经', 'ünïcode', 'a', '');
    const lesson = fc.record({
      text: fc.record({
        title: fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
        abstract: fc.option(fc.string(), { nil: undefined }),
      }),
      verdict,
      tags: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
      at: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(lesson, { minLength: 20, maxLength: 60 }), (lessons) => {
        const model = learn(lessons.map((one, at) => ({ ...one, id: String(at) })));
        if (!model) return;
        expect([...model.weights, ...model.steps, model.bias, ...model.vocabulary.rarity].every(Number.isFinite)).toBe(true);
        expect(model.steps.every((step, at) => at === 0 || step >= (model.steps[at - 1] ?? 0))).toBe(true);
        const { relevance, tags } = judge(model);
        for (const { text } of lessons) {
          const { score, why } = relevance(text);
          expect(Number.isFinite(score)).toBe(true);
          for (const reason of why) expect(`${text.title}\n${text.abstract ?? ''}`.replace(/\s+/g, ' ')).toContain(reason);
          expect(new Set(tags(text)).size).toBe(tags(text).length);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('puts a paper like those that were liked above one like those that were not', () => {
    const words = ['graph', 'diffusion', 'protein', 'speech', 'planet', 'market', 'whale', 'compiler'];
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: words.length }), ([liked = '', other = '', ...rest]) => {
        const lessons = Array.from({ length: 60 }, (_one, at): Lesson => {
          const topic = at % 2 ? liked : other;
          const title = `On the ${topic} of ${rest[at % rest.length]} ${rest[(at * 7) % rest.length]}`;
          return { id: String(at), text: { title }, verdict: at % 2 ? 'wanted' : 'unwanted', tags: [], at };
        });
        const { relevance } = judge(learned(lessons));
        const about = (topic: string) => relevance({ title: `A new ${topic}` }).score;
        expect(about(liked)).toBeGreaterThan(about(other));
      }),
      { numRuns: 20 },
    );
  });

  test('needs papers that are wanted and others to tell them from', () => {
    const all = (verdict: Verdict) => SAMPLE.map(({ arxiv, title }): Lesson => ({ id: arxiv, text: { title }, verdict, tags: [], at: 0 }));
    expect(learn(all('wanted'))).toBeUndefined();
    expect(learn(all('unwanted'))).toBeUndefined();
    expect(learn([])).toBeUndefined();
  });

  test('says at each step how far it is', () => {
    const steps = learnInSteps(lessonsOn('gradient'));
    let last = -1;
    for (let step = steps.next(); !step.done; step = steps.next()) {
      expect(step.value).toBeGreaterThanOrEqual(last);
      expect(step.value).toBeLessThanOrEqual(1);
      last = step.value;
    }
    expect(last).toBeGreaterThan(0.7);
  });
});

describe('a model that is sent', () => {
  const model = learned(lessonsOn('inference'));

  test('comes as it was', () => {
    expect(unpack(JSON.parse(JSON.stringify(pack(model))))).toEqual(model);
  });

  test.each([['weights'], ['rarity'], ['hashes']] as const)('is refused when some of its %s are missing', (part) => {
    expect(() => unpack({ ...pack(model), [part]: 'AAAA' })).toThrow(RangeError);
  });
});

describe('tags', () => {
  const lessons = SAMPLE.map(({ arxiv, title, abstract }): Lesson => {
    const tags = ['inference', 'batch', 'learning', 'normalization'].filter((word) => title.toLowerCase().includes(word));
    return { id: arxiv, text: { title, abstract }, verdict: tags.length ? 'wanted' : 'nothing', tags, at: 0 };
  });

  test('are suggested, and suggestions for papers that were not learned from are mostly right', () => {
    let [right, all] = [0, 0];
    for (const part of [0, 1, 2]) {
      const { tags } = judge(learned(lessons.filter((_lesson, at) => at % 3 !== part)));
      for (const { text, tags: given } of lessons.filter((_lesson, at) => at % 3 === part)) {
        const likely = tags(text);
        all += likely.length;
        right += likely.filter((tag) => given.includes(tag)).length;
      }
    }
    expect(all).toBeGreaterThan(30);
    expect(right / all).toBeGreaterThan(0.7);
  });

  test('that few papers carry are not', () => {
    const rare = lessons.map((lesson, at) => ({ ...lesson, tags: at < 4 ? ['rare'] : [] }));
    expect(learned(rare.map((one, at) => ({ ...one, verdict: at < 40 ? 'wanted' : 'nothing' }))).tags).toEqual([]);
  });

  test('that have nothing to do with the words are not', () => {
    const random = lessons.map(
      (lesson, at) => ({ ...lesson, tags: (at * 7) % 5 === 0 ? ['any day'] : [], verdict: at % 2 ? 'wanted' : 'nothing' }) as Lesson,
    );
    expect(learned(random).tags).toEqual([]);
  });

  test('are suggested from a sum on above which most bear the tag', () => {
    const sums = (text: string) => [...text].map((one, at) => ({ sum: -at, bears: one === '+' }));
    expect(leastSum(sums('+++--'), 1)).toBe(-2);
    expect(leastSum(sums('+++-+++++--'), 1)).toBe(-8);
    expect(leastSum(sums('++---'), 1)).toBe(Number.POSITIVE_INFINITY);
    expect(leastSum(sums('-+-+-'), 1)).toBe(Number.POSITIVE_INFINITY);
    // Each of the others stands for many that were not looked at.
    expect(leastSum(sums('+++-+++++--'), 10)).toBe(-2);
  });
});

describe('what is measured', () => {
  test('is how many of the top ten of each feed were wanted', () => {
    const papers = Array.from({ length: 200 }, (_one, at) => at);
    const {
      learned: share,
      newest,
      chance,
      feeds,
    } = precisionAt10(
      papers,
      papers.map((at) => -at),
      (at) => at >= 100,
    );
    expect({ share, newest, chance, feeds }).toEqual({ share: 1, newest: 0, chance: 0.5, feeds: 2 });
  });

  test('counts against ten even where there are fewer', () => {
    const { learned: share, chance } = precisionAt10([3, 2, 1], [0, 0, 0], (at) => at === 0);
    expect(share).toBe(0.1);
    expect(chance).toBeCloseTo(0.1);
  });
});

describe('what was said of a paper', () => {
  test.each<[Partial<Parameters<typeof verdictOf>[0]>, Verdict]>([
    [{}, 'nothing'],
    [{ rating: 4 }, 'wanted'],
    [{ rating: 2 }, 'unwanted'],
    [{ rating: 3, status: 'read', tags: ['a'] }, 'nothing'],
    [{ rating: 5, status: 'dismissed' }, 'wanted'],
    [{ rating: 1, status: 'read' }, 'unwanted'],
    [{ status: 'queued' }, 'wanted'],
    [{ status: 'dismissed', tags: ['a'] }, 'unwanted'],
    [{ tags: ['a'] }, 'wanted'],
  ])('%o makes it %s', (said, verdict) => {
    expect(verdictOf({ ...unannotated('p'), ...said })).toBe(verdict);
  });

  test.each<[Partial<Paper>, string]>([
    [{ date: '2024-02-08', year: 2023, aliases: ['arxiv:2301.00001'] }, '2024-02-08'],
    [{ year: 2023, aliases: ['arxiv:2402.05099'] }, '2024-02-01'],
    [{ aliases: ['arxiv:hep-th/9901001'] }, '1999-01-01'],
    [{ year: 2019, aliases: ['doi:10.1/x'] }, '2019-07-01'],
    [{ aliases: [] }, '1970-01-01'],
  ])('%o came out on %s', (paper, day) => {
    expect(new Date(cameOut({ aliases: [], ...paper }, 0)).toISOString().slice(0, 10)).toBe(day);
  });
});
