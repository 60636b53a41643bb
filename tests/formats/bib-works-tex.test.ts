import { describe, expect, it } from 'vitest';
import { type BibItem, type BibOptions, DEFAULT_BIB_OPTIONS, writeBibliography } from '../../formats/bibtex';
import { checkBib, hasTex, summary } from '../../scripts/bib-check';
import { hostileWorks, works } from './work-cases';

if (!hasTex()) console.warn('\nSKIPPED: real BibTeX, biber and pdfLaTeX were not run over works of every type: they are not installed.\n');

const BIBLATEX: BibOptions = { ...DEFAULT_BIB_OPTIONS, dialect: 'biblatex' };
const timeout = 300_000;

async function expectTaken(items: readonly BibItem[], options: BibOptions): Promise<void> {
  for (const report of await checkBib(writeBibliography(items, options), { dialect: options.dialect })) {
    console.log(`  ${summary(report)}`);
    expect(report, report.messages.join('\n')).toMatchObject({ entries: items.length, warnings: 0, errors: 0 });
  }
}

describe.skipIf(!hasTex())('real BibTeX, biber and pdfLaTeX take', () => {
  it.each([
    ['bibtex', DEFAULT_BIB_OPTIONS],
    ['biblatex', BIBLATEX],
    ['bibtex in UTF-8', { ...DEFAULT_BIB_OPTIONS, escape: 'utf8' }],
  ] as const)('works of every type, complete and not, in %s', { timeout }, async (_name, options) => {
    await expectTaken(works(), options);
  });

  it('hostile text in every fact of every type', { timeout }, async () => {
    await expectTaken(hostileWorks(), DEFAULT_BIB_OPTIONS);
    await expectTaken(hostileWorks(), { ...BIBLATEX, escape: 'latex' });
    await expectTaken(hostileWorks(), BIBLATEX);
  });
});
