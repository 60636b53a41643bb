import { describe, expect, it } from 'vitest';
import { plainLink } from '../../formats/link';
import { item } from './items';

describe('a link', () => {
  it.each([
    [{ arxiv: '1706.03762', doi: '10.1/x' }, 'https://arxiv.org/abs/1706.03762'],
    [{ arxiv: 'hep-th/9901001' }, 'https://arxiv.org/abs/hep-th/9901001'],
    [{ acl: '2021.naacl-main.208' }, 'https://aclanthology.org/2021.naacl-main.208/'],
    [{ openreview: 'rkw-jlb0W' }, 'https://openreview.net/forum?id=rkw-jlb0W'],
    [{ doi: '10.1000/a#b?c<d>é' }, 'https://doi.org/10.1000/a%23b%3Fc%3Cd%3E%C3%A9'],
    [{ pmid: '12345' }, 'https://pubmed.ncbi.nlm.nih.gov/12345/'],
    [{ dblp: 'conf/nips/X' }, 'https://dblp.org/rec/conf/nips/X'],
    [{ s2: 'a'.repeat(40) }, `https://www.semanticscholar.org/paper/${'a'.repeat(40)}`],
  ])('of %o', (ids, link) => {
    expect(plainLink(item({ ids }).paper)).toBe(link);
  });

  it('is the address only when that is plain http', () => {
    expect(plainLink({ aliases: [], url: 'https://x.org/p' })).toBe('https://x.org/p');
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@x.org/', 'nonsense'])
      expect(plainLink({ aliases: [], url })).toBe('');
  });
});
