import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_KEY_PATTERN, KEY_PATTERNS, type KeyFacts, makeKey, parsePattern, plainKey } from '../../formats/citation-key';

const vaswani: KeyFacts = {
  title: 'Attention Is All You Need',
  authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }, { name: 'Niki Parmar' }],
  year: 2017,
  venue: 'Advances in Neural Information Processing Systems',
  aliases: ['arxiv:1706.03762'],
};
const keyOf = (facts: Partial<KeyFacts>, pattern?: string) => makeKey({ title: '', authors: [], ...facts }, pattern);

describe('a citation key', () => {
  it('is author, year and first significant word', () => {
    expect(makeKey(vaswani)).toBe('vaswani2017attention');
  });

  it.each([
    ['[auth][year]', 'Vaswani2017'],
    ['[auth.etal:lower]-[year]-[title:1:lower]', 'vaswani-etal-2017-attention'],
    ['[auth:lower][title:3][year]', 'vaswaniAttentionAllYou2017'],
    ['[auth:upper]_[shortyear]', 'VASWANI_17'],
    ['arXiv:[arxiv]', 'arXiv:1706.03762'],
    ['[venue]/[title:9]', 'Advances/AttentionAllYouNeed'],
    ['[authEtAl][shortyear]', 'VaswaniEtAl17'],
    ['[auth.etal.lower]', 'vaswani-etal'],
    ['[authors]', 'VaswaniShazeerParmar'],
    ['[authors:2:lower]', 'vaswanishazeeretal'],
    ['[authors2]', 'VaswaniShazeerEtAl'],
    ['[auth3:upper]', 'VAS'],
    ['[auth.lower][shorttitle3_3][year]', 'vaswaniAttentionAllYou2017'],
    ['[auth][veryshorttitle.lower]', 'Vaswaniattention'],
    ['[title:2:lower:capitalize]', 'AttentionAll'],
    ['[title:lower]', 'attention'],
    ['auth.lower + shorttitle(3,3) + year', 'vaswaniAttentionAllYou2017'],
    ["authEtAl.lower + ':' + year + veryshorttitle.lower", 'vaswanietal:2017attention'],
    ['auth(4).lower+"_"+shortyear', 'vasw_17'],
    ['auth.etal + year', 'Vaswani-etal2017'],
  ])('follows the pattern %s', (pattern, key) => {
    expect(makeKey(vaswani, pattern)).toBe(key);
  });

  it('names two authors both, and one alone', () => {
    const authors = vaswani.authors.slice(0, 2);
    expect(makeKey({ ...vaswani, authors }, '[auth.etal]')).toBe('Vaswani-Shazeer');
    expect(makeKey({ ...vaswani, authors: authors.slice(0, 1) }, '[auth.etal]')).toBe('Vaswani');
    expect(makeKey({ ...vaswani, authors }, '[authEtAl]')).toBe('VaswaniShazeer');
    expect(makeKey({ ...vaswani, authors: [] }, '[authors][shorttitle]')).toBe('AttentionAllYou');
  });

  it.each([
    ['letters that fold', 'Łukasz Größenøð', 'grossenod2020x'],
    ['an accent', 'José Núñez', 'nunez2020x'],
    ['a particle', 'Aäron van den Oord', 'oord2020x'],
    ['an apostrophe', "Kate O'Neill", 'oneill2020x'],
    ['a hyphen', 'Sami Abu-El-Haija', 'abuelhaija2020x'],
    ['a collaboration', 'The ATLAS Collaboration', 'atlas2020x'],
    ['a single name', 'Madonna', 'madonna2020x'],
    ['Cyrillic', 'Иван Щукин', 'shchukin2020x'],
  ])('holds ASCII only, from %s', (_name, author, key) => {
    expect(keyOf({ title: 'X', authors: [{ name: author }], year: 2020 })).toBe(key);
  });

  it.each([
    ['small words', 'On the Origin of Species', 'origin'],
    ['maths', '$ε$-shotgun: $ε$-greedy Batches', 'shotgun'],
    ['a Greek letter', 'σ-GPTs: A New Approach', 'sigma'],
    ['TeX', 'Schr\\"{o}dinger Bridges', 'schrodinger'],
    ['an apostrophe', "Don't Stop", 'dont'],
    ['quotes', '“Style” Transfer', 'style'],
    ['nothing but small words', 'To Be or Not to Be', 'to'],
  ])('finds the first significant word behind %s', (_name, title, word) => {
    expect(keyOf({ title, authors: [{ name: 'A Doe' }] })).toBe(`doe${word}`);
  });

  it('takes the year of the first arXiv version when the facts lack it, or tell of a later version', () => {
    expect(keyOf({ title: 'X', authors: [{ name: 'A Doe' }], aliases: ['arxiv:1706.03762'] })).toBe('doe2017x');
    expect(keyOf({ title: 'X', authors: [{ name: 'A Doe' }], year: 2023, aliases: ['arxiv:1706.03762'] })).toBe('doe2017x');
    expect(keyOf({ title: 'X', authors: [{ name: 'A Doe' }], year: 2018, venue: 'ICLR 2018', aliases: ['arxiv:1706.03762'] })).toBe(
      'doe2018x',
    );
  });

  it('falls back to title word, then to an id, when the names have no ASCII form', () => {
    expect(keyOf({ title: 'Deep Nets', authors: [{ name: '王小明' }], year: 2020 })).toBe('deep2020');
    expect(keyOf({ title: '深度学习', authors: [{ name: '王小明' }], aliases: ['arxiv:2401.00001'] })).toBe('arxiv2401.00001');
    expect(keyOf({ title: '深度学习', authors: [], year: 2020, aliases: ['doi:10.1/ab_c'] })).toBe('doi10.1/ab_c');
    expect(keyOf({ title: '深度学习', year: 2020 })).toBe('paper2020');
    expect(keyOf({})).toBe('paper');
  });

  it('gives the newer paper an ending, without regard to case', () => {
    const taken = new Set<string>();
    const next = () => {
      const key = makeKey({ ...vaswani, title: 'ATTENTION' }, '[auth][year][title:1]', (wish) => taken.has(wish));
      taken.add(key.toLowerCase());
      return key;
    };
    const keys = Array.from({ length: 30 }, next);
    expect(keys[0]).toBe('Vaswani2017ATTENTION');
    expect(keys[1]).toBe('Vaswani2017ATTENTIONa');
    expect(keys[26]).toBe('Vaswani2017ATTENTIONz');
    expect(keys.slice(27)).toEqual(['Vaswani2017ATTENTION-2', 'Vaswani2017ATTENTION-3', 'Vaswani2017ATTENTION-4']);
  });

  it('is unique, short and of the right characters for any facts and pattern', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abZ é王ßøλ-\'"{}#%,()~\\@=$_'), maxLength: 90 });
    const pattern = fc.constantFrom(
      ...KEY_PATTERNS.map((one) => one.pattern),
      '[venue][title:9]',
      '+[year]:',
      'x',
      '[authors:2][shorttitle]',
      'authEtAl.upper + veryshorttitle + year',
    );
    const facts = fc.record({
      title: text,
      authors: fc.array(fc.record({ name: text }), { maxLength: 3 }),
      venue: text,
      year: fc.integer(),
    });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), pattern, (all, shape) => {
        const taken = new Set<string>();
        for (const one of all) {
          const key = makeKey(one, shape, (wish) => taken.has(wish));
          expect(key).toMatch(/^[A-Za-z0-9:_./+-]{1,64}$/);
          expect(taken.has(key.toLowerCase())).toBe(false);
          taken.add(key.toLowerCase());
        }
      }),
    );
  });

  it('made elsewhere loses what BibTeX and biber stumble over', () => {
    expect(plainKey('t{\\"o}nshoff2023where\'s#1%(x)')).toBe('tonshoff2023wheres1x');
    expect(plainKey('-ab.'.repeat(40))).toMatch(/^[a-z].{0,62}[a-z]$/);
  });
});

describe('a key pattern', () => {
  it.each(KEY_PATTERNS)('of $name parses', ({ pattern }) => {
    expect(parsePattern(pattern).ok).toBe(true);
  });

  it.each([
    ['', 'empty', 0],
    ['[auth', 'unclosed', 0],
    ['[auth][yeer]', 'unknown-token', 6],
    ['[auth:small]', 'unknown-modifier', 0],
    ['[year:3]', 'unknown-modifier', 0],
    ['[auth.etal.small]', 'unknown-modifier', 0],
    ['[shorttitle3_2]', 'unknown-modifier', 0],
    ['[authorship]', 'unknown-token', 0],
    ['auth + yeer', 'unknown-token', 6],
    ['auth + shorttitle(3,1)', 'unknown-modifier', 6],
    ["auth + 'a b'", 'bad-character', 6],
    ['auth year', 'bad-character', 4],
    ['[title:0]', 'unknown-modifier', 0],
    ['[auth] [year]', 'bad-character', 6],
    ['[auth]#', 'bad-character', 6],
    ['plain', 'no-token', 0],
    ['[auth]'.repeat(40), 'too-long', 100],
  ])('%s is refused with a reason and a place', (pattern, code, at) => {
    expect(parsePattern(pattern)).toMatchObject({ ok: false, code, at, message: expect.stringMatching(/\.$|-$/) });
  });

  it('that does not parse counts as the default', () => {
    expect(makeKey(vaswani, '[nonsense]')).toBe(makeKey(vaswani, DEFAULT_KEY_PATTERN));
  });
});
