import { expect, test } from 'vitest';
import { spokenTitle } from '../../formats/spoken-title';

const PAIRS: [title: string, spoken: string][] = [
  ['Attention Is All You Need', 'Attention Is All You Need'],
  ['$ε$-shotgun: $\\varepsilon$-greedy Optimisation', 'ε-shotgun: ε-greedy Optimisation'],
  ['Sorting in $O(n \\log n)$ steps for \\$5', 'Sorting in O(n log n) steps for $5'],
  ['$\\mathcal{N}$-body and $x_{ij}^2 \\le \\sqrt{2}$', 'N-body and x_ij^2 ≤√2'],
  ['A bound of $\\frac{1}{2}$, and \\(\\ell_1\\) norms', 'A bound of 1/2, and ℓ_1 norms'],
  ['From $5 and $6 to C:\\temp', 'From $5 and $6 to C:\\temp'],
  ['$\\text{Mamba}$ and $\\unknown{x}$', 'Mamba and $\\unknown{x}$'],
];

test.each(PAIRS)('%s is read as %s', (title, spoken) => {
  expect(spokenTitle(title)).toBe(spoken);
});
