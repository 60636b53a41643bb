import { describe, expect, it } from 'vitest';
import { writeTitle } from '../../formats/title';

describe('capitals kept in a title', () => {
  it.each([
    ['acronyms', 'A BERT and a GAN for NLP', 'A {BERT} and a {GAN} for {NLP}'],
    ['acronyms with a number', 'GPT-4 on CIFAR-10 and ImageNet-1k', '{GPT-4} on {CIFAR-10} and {ImageNet-1k}'],
    ['capitals inside words', 'LoRA, iPhone and mRNA by LeCun', '{LoRA}, {iPhone} and {mRNA} by {LeCun}'],
    ['letters with digits', 'Word2Vec in 3D with L0 norm', '{Word2Vec} in {3D} with {L0} norm'],
    ['the part of a compound that needs it', 'BERT-based Self-Attention in Vision-BERT', '{BERT}-based Self-Attention in Vision-{BERT}'],
    ['single letters', 'Q-Learning, the X-ray and What I Learned', '{Q}-Learning, the {X}-ray and What {I} Learned'],
    ['names of people and peoples', "A Bayesian View of Maxwell's Chinese Demon", "A {Bayesian} View of {Maxwell's} {Chinese} Demon"],
    ['names with accents', 'The Schrödinger Bridge', 'The {Schr{\\"o}dinger} Bridge'],
    ['Roman numbers', 'Part II of Model IV', 'Part {II} of Model {IV}'],
    ['maths', '$K$-means in $\\mathbb{R}^d$', '{$K$}-means in {$\\mathbb{R}^d$}'],
    ['letters that belong to maths', 'H$_2$O, Ly$α$ and M87$^\\ast$', '{H$_2$O}, {Ly$\\alpha$} and {M87$^\\ast$}'],
    ['Greek', 'σ-GPTs', '{{$\\sigma$}}-{GPTs}'],
    ['words around which punctuation stands', '“BERT” (GANs): CO(1-0)', "``{BERT}'' ({GANs}): {CO}(1-0)"],
  ])('are those of %s', (_name, title, written) => {
    expect(writeTitle(title, 'smart', 'latex')).toBe(written);
  });

  it.each([
    'Attention Is All You Need',
    'A Survey of Self-Supervised Learning',
    'Measurements in the 1990s and the 21st century',
    'Earthly matters: a view',
    'TRUNCATED HORIZON POLICY SEARCH: COMBINING IDEAS',
  ])('are not those of ordinary words: %s', (title) => {
    expect(writeTitle(title, 'smart', 'latex')).toBe(title);
  });

  it('are all, none or the whole where the reader wants it so', () => {
    const title = 'Attention for BERT & $K$ words';
    expect(writeTitle(title, 'none', 'latex')).toBe('Attention for BERT \\& {$K$} words');
    expect(writeTitle(title, 'capitals', 'latex')).toBe('{Attention} for {BERT} \\& {$K$} words');
    expect(writeTitle(title, 'title', 'latex')).toBe('{Attention for BERT \\& {$K$} words}');
  });

  it('are kept too when the group would begin with a command, which BibTeX changes', () => {
    expect(writeTitle('#MeToo', 'title', 'latex')).toBe('{{}\\#MeToo}');
    expect(writeTitle('ÉCOLE and École', 'smart', 'latex')).toBe("{{\\'E}COLE} and {\\'E}cole");
  });
});
