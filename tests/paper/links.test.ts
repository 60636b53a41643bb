import { describe, expect, it } from 'vitest';
import { codeLink, paperLinks, preprintVersions } from '../../paper/links';

describe('links of a paper', () => {
  it('are those its names allow', () => {
    expect(paperLinks(['arxiv:2401.00001', 'doi:10.1000/x'], 'https://huggingface.co/papers/2401.00001', [])).toEqual([
      { kind: 'pdf', url: 'https://arxiv.org/pdf/2401.00001' },
      { kind: 'arxiv', url: 'https://arxiv.org/abs/2401.00001' },
      { kind: 'huggingface', url: 'https://huggingface.co/papers/2401.00001' },
      { kind: 'alphaxiv', url: 'https://www.alphaxiv.org/abs/2401.00001' },
    ]);
    expect(paperLinks(['openreview:a&b'], undefined, [])).toEqual([{ kind: 'pdf', url: 'https://openreview.net/pdf?id=a%26b' }]);
    expect(paperLinks(['acl:2024.acl-long.1'], undefined, [])).toEqual([
      { kind: 'pdf', url: 'https://aclanthology.org/2024.acl-long.1.pdf' },
    ]);
    expect(paperLinks(['doi:10.1000/x'], 'https://example.org/paper.PDF', [])).toEqual([
      { kind: 'pdf', url: 'https://example.org/paper.PDF' },
    ]);
    expect(paperLinks(['doi:10.1000/x'], 'https://doi.org/10.1000/x', ['No code here.'])).toEqual([]);
  });

  it.each([
    ['Code is at https://github.com/owner/some.name.', 'https://github.com/owner/some.name'],
    ['See github.com/owner/name.git for it', 'https://github.com/owner/name'],
    ['(https://huggingface.co/spaces/a/b)', 'https://huggingface.co/spaces/a/b'],
    ['Project page: http://some-one.github.io/thing/', 'https://some-one.github.io/thing'],
    ['We thank github.com for hosting.', undefined],
    ['Or notgithub.com/owner/name.', undefined],
  ])('find code in: %s', (text, url) => {
    expect(codeLink(text)).toBe(url);
  });
});

describe('versions of a preprint', () => {
  const numbers = (known: (number | undefined)[], most?: number) =>
    preprintVersions(['arxiv:2401.00001'], known, most).map(({ number }) => number);

  it('go up to the newest that is known, and are cut in the middle where they are many', () => {
    expect(preprintVersions(['arxiv:2401.00001'], [2, undefined])).toEqual([
      { number: 1, url: 'https://arxiv.org/abs/2401.00001v1' },
      { number: 2, url: 'https://arxiv.org/abs/2401.00001v2' },
    ]);
    expect(numbers([undefined, undefined])).toEqual([]);
    expect(numbers([3, 8])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(numbers([12], 4)).toEqual([1, 10, 11, 12]);
    expect(preprintVersions(['doi:10.1000/x'], [3])).toEqual([]);
  });
});
