import { describe, expect, test } from 'vitest';
import { idsInText, idsInUrl } from '../../paper/link-ids';

describe('an address names a work', () => {
  test.each<[string, object]>([
    ['https://arxiv.org/abs/2407.21783', { arxiv: '2407.21783' }],
    ['https://arxiv.org/abs/2407.21783v3?context=cs', { arxiv: '2407.21783' }],
    ['http://www.arxiv.org/pdf/2407.21783v1.pdf#page=3', { arxiv: '2407.21783' }],
    ['https://export.arxiv.org/abs/hep-th/9901001', { arxiv: 'hep-th/9901001' }],
    ['https://arxiv.org/abs/math.GT/0309136v1', { arxiv: 'math/0309136' }],
    ['https://arxiv.org/html/2402.05099v1', { arxiv: '2402.05099' }],
    ['https://ar5iv.labs.arxiv.org/html/1706.03762', { arxiv: '1706.03762' }],
    ['https://www.alphaxiv.org/overview/2402.05099', { arxiv: '2402.05099' }],
    ['https://huggingface.co/papers/2402.05099#community', { arxiv: '2402.05099' }],
    ['https://papers.cool/arxiv/2402.05099', { arxiv: '2402.05099' }],
    ['https://scirate.com/arxiv/2402.05099', { arxiv: '2402.05099' }],
    ['https://doi.org/10.48550/arXiv.2402.05099', { arxiv: '2402.05099' }],
    ['https://doi.org/10.1145/3600006.3613165', { doi: '10.1145/3600006.3613165' }],
    ['http://dx.doi.org/10.1016/J.NEUNET.2014.09.003', { doi: '10.1016/j.neunet.2014.09.003' }],
    ['https://doi.org/10.1002%2Fanie.201', { doi: '10.1002/anie.201' }],
    ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330701?download=true', { doi: '10.1145/3292500.3330701' }],
    ['https://dl.acm.org/doi/fullHtml/10.1145/3292500.3330701', { doi: '10.1145/3292500.3330701' }],
    ['https://onlinelibrary.wiley.com/doi/abs/10.1111/cgf.13330', { doi: '10.1111/cgf.13330' }],
    ['https://bpspubs.onlinelibrary.wiley.com/doi/full/10.1111/bph.15538', { doi: '10.1111/bph.15538' }],
    ['https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773', { doi: '10.1080/01621459.2017.1285773' }],
    ['https://www.biorxiv.org/content/10.1101/2021.07.15.452440v2.full.pdf', { doi: '10.1101/2021.07.15.452440' }],
    ['https://www.medrxiv.org/content/10.1101/2020.03.03.20030593v1', { doi: '10.1101/2020.03.03.20030593' }],
    ['https://www.biorxiv.org/content/early/2017/10/05/148353', {}],
    ['https://link.springer.com/chapter/10.1007/978-3-319-24574-4_28', { doi: '10.1007/978-3-319-24574-4_28' }],
    ['https://link.springer.com/content/pdf/10.1007/s11263-015-0816-y.pdf', { doi: '10.1007/s11263-015-0816-y' }],
    ['https://www.nature.com/articles/s41586-021-03819-2.pdf', { doi: '10.1038/s41586-021-03819-2' }],
    ['https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3594660', { doi: '10.2139/ssrn.3594660' }],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0259580', { doi: '10.1371/journal.pone.0259580' }],
    ['https://openreview.net/forum?id=rJXMpikCZ&noteId=x', { openreview: 'rJXMpikCZ' }],
    ['https://openreview.net/pdf?id=a-b_c123XY', { openreview: 'a-b_c123XY' }],
    ['https://aclanthology.org/2021.naacl-main.208/', { acl: '2021.naacl-main.208' }],
    ['https://aclanthology.org/P19-1001.pdf', { acl: 'p19-1001' }],
    ['https://www.aclweb.org/anthology/N19-1423/', { acl: 'n19-1423' }],
    ['https://pubmed.ncbi.nlm.nih.gov/34265844/', { pmid: '34265844' }],
    ['https://www.ncbi.nlm.nih.gov/pubmed/34265844', { pmid: '34265844' }],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605/', { pmcid: 'PMC8371605' }],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8371605/pdf/x.pdf', { pmcid: 'PMC8371605' }],
    ['https://europepmc.org/article/MED/34265844', { pmid: '34265844' }],
    [`https://www.semanticscholar.org/paper/Some-Slug-Author/${'0a'.repeat(20)}`, { s2: '0a'.repeat(20) }],
    ['https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html', { dblp: 'conf/nips/VaswaniSPUJGKP17' }],
  ])('%s', (address, ids) => {
    expect(idsInUrl(new URL(address))).toEqual(ids);
  });

  test.each([
    'https://arxiv.org/list/cs.CL/recent',
    'https://arxiv.org/abs/2413.00001',
    'https://evil-arxiv.org/abs/2402.05099',
    'https://arxiv.org.evil.example/abs/2402.05099',
    'https://huggingface.co/login?next=%2Fpapers%2F2402.05099',
    'https://huggingface.co/papers/date/2026-07-02',
    'https://twitter.com/share?url=https://arxiv.org/abs/2402.05099',
    'https://openreview.net/group?id=ICLR.cc/2024/Conference',
    'https://openreview.net/profile?id=~Some_One1',
    'https://aclanthology.org/events/acl-2024/',
    'https://aclanthology.org/people/a/ann-author/',
    'https://pubmed.ncbi.nlm.nih.gov/?term=things',
    'https://dl.acm.org/journal/tog',
    'https://www.nature.com/nature/volumes/600',
    'https://dblp.org/pid/01/1234.html',
    'https://example.org/10.1145/3292500.3330701',
    'mailto:someone@arxiv.org',
    'https://doi.org/',
  ])('%s names none', (address) => {
    expect(idsInUrl(new URL(address))).toEqual({});
  });
});

describe('a pasted word names a work', () => {
  test.each<[string, object]>([
    ['2402.05099v2', { arxiv: '2402.05099' }],
    ['arXiv:hep-th/9901001', { arxiv: 'hep-th/9901001' }],
    ['(https://arxiv.org/abs/2402.05099).', { arxiv: '2402.05099' }],
    ['arxiv.org/abs/2402.05099', { arxiv: '2402.05099' }],
    ['doi:10.1145/3600006.3613165,', { doi: '10.1145/3600006.3613165' }],
    ['10.48550/ARXIV.2402.05099', { arxiv: '2402.05099' }],
    ['PMID: 34265844', { pmid: '34265844' }],
    ['PMC8371605', { pmcid: 'PMC8371605' }],
    ['2021.naacl-main.208', { acl: '2021.naacl-main.208' }],
    ['P19-1001', { acl: 'p19-1001' }],
    ['hello', {}],
    ['2024-05-03', {}],
    ['34265844', {}],
    ['', {}],
  ])('%j', (word, ids) => {
    expect(idsInText(word)).toEqual(ids);
  });
});
