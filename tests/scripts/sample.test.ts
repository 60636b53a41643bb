import { describe, expect, test } from 'vitest';
import { answer } from '../../scripts/sample/page';
import { SAMPLE, samplePapers } from '../../scripts/sample/papers';

/** arXiv has never given out more than about 28 000 numbers in a month. */
const NEVER_GIVEN = 90_000;

describe('the sample feed', () => {
  test('has papers enough, each whole and under an id that cannot be a real one', () => {
    expect(SAMPLE.length).toBeGreaterThanOrEqual(119);
    expect(new Set(SAMPLE.map(({ arxiv }) => arxiv)).size).toBe(SAMPLE.length);
    for (const { arxiv, title, authors, abstract, year, category } of SAMPLE) {
      expect(arxiv).toMatch(/^\d{2}(0[1-9]|1[0-2])\.\d{5}$/);
      expect(Number(arxiv.slice(5))).toBeGreaterThanOrEqual(NEVER_GIVEN);
      expect(year).toBe(2000 + Number(arxiv.slice(0, 2)));
      expect(title.trim()).toBe(title);
      expect(authors.length).toBeGreaterThan(0);
      expect(abstract.length).toBeGreaterThan(80);
      expect(category).toMatch(/^[a-z-]+\.[A-Z]{2}$/);
    }
  });

  test('goes on for as long as asked, never with the same id or title twice', () => {
    const many = samplePapers(2_000);
    expect(new Set(many.map(({ arxiv }) => arxiv)).size).toBe(2_000);
    expect(new Set(many.map(({ title }) => title)).size).toBe(2_000);
    expect(many.every(({ arxiv }) => Number(arxiv.slice(5)) >= NEVER_GIVEN)).toBe(true);
  });

  test('answers for listings and for each paper, and for nothing else', () => {
    const at = (path: string) => answer(new URL(path, 'https://huggingface.co'));
    expect(at('/papers?n=7').body.match(/<article /g)).toHaveLength(7);
    expect(at('/papers/date/2026-01-15').status).toBe(200);
    expect(at(`/papers/${samplePapers(500)[400]?.arxiv}`).body).toContain('Part 4');
    expect([at('/papers/1706.03762').status, at('/models').status, at('/papersx').status]).toEqual([404, 404, 404]);
  });

  test('hands its papers to scripts in an attribute that no title can break out of', () => {
    const { body } = answer(new URL('https://huggingface.co/papers'));
    const props = /data-props="([^"]*)"/
      .exec(body)?.[1]
      ?.replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    const { dailyPapers } = JSON.parse(props ?? '') as { dailyPapers: { paper: { id: string; title: string; summary: string } }[] };
    expect(dailyPapers.map(({ paper }) => [paper.id, paper.title, paper.summary])).toEqual(
      SAMPLE.map(({ arxiv, title, abstract }) => [arxiv, title, abstract]),
    );
  });
});
