import { describe, expect, it } from 'vitest';
import { fold, foldLines } from '../../paper/fold';
import type { TextAtom } from '../../paper/query';
import { fits, linksCode } from '../../paper/query-match';
import { parseQuery } from '../../paper/query-parse';

const holds = (query: string, ...texts: string[]) => fits(foldLines(texts), parseQuery(query).query as TextAtom);

describe('a text', () => {
  it.each([
    ['author:li', ['Li Fei-Fei', 'Oliver'], true],
    ['author:li', ['Oliver Twist'], false],
    ['author:"O\'Brien"', ["Tim O'Brien"], true],
    ['author:fei', ['Li Fei-Fei'], true],
    ['author:小明', ['王小明'], true],
    ['author="nando de freitas"', ['Nando de Freitas'], true],
    ['author=freitas', ['Nando de Freitas'], false],
    ['tag:ml', ['ML/vision'], true],
    ['tag:ml', ['html', 'mlops'], false],
    ['tag:ml/vision', ['ml'], false],
    ['tag=ml', ['ml/vision'], false],
    ['title="attention is all you need"', ['Attention Is All You Need'], true],
    ['title=attention', ['Attention Is All You Need'], false],
    ['key:vaswani', ['vaswani2017attention', 'old'], true],
    ['key:attention', ['vaswani2017attention'], false],
    ['arxiv:2407', ['arxiv:2407.21783'], true],
    ['arxiv:https://arxiv.org/pdf/2407.21783v2', ['arxiv:2407.21783'], true],
    ['arxiv:2407', ['doi:10.2407/1'], false],
    ['doi:10.48550/arXiv.2407.21783', ['arxiv:2407.21783'], true],
    ['doi:https://doi.org/10.1145/ABC', ['doi:10.1145/abc'], true],
    ['doi:10.1145', ['doi:10.1145/abc'], true],
    ['id:2407.21783v1', ['arxiv:2407.21783'], true],
    ['id:openreview:AbCdEf', ['openreview:AbCdEf'], true],
    ['id:AbCd', ['openreview:AbCdEf'], true],
    ['id=AbCd', ['openreview:AbCdEf'], false],
    ['id=AbCdEf', ['openreview:AbCdEf'], true],
    ['https://huggingface.co/papers/2407.21783', ['arxiv:2407.21783'], true],
    ['"machine learning"', ['a machine', 'learning'], false],
    ['venue:neurips', ['NeurIPS 2023'], true],
  ] as const)('fits %s: %s, %s', (query, texts, expected) => {
    expect(holds(query, ...texts)).toBe(expected);
  });

  it.each([
    ['Code is available at https://github.com/some-one/thing.', true],
    ['See https://gitlab.com/group/thing and more', true],
    ['A demo at https://huggingface.co/spaces/some/demo', true],
    ['Page: https://someone.github.io/thing', true],
    ['We thank github.com for nothing', false],
    ['https://huggingface.co/papers/2407.21783', false],
  ])('links to code: %s %s', (text, expected) => {
    expect(linksCode(fold(text))).toBe(expected);
  });
});
