import type { BibOptions } from '../formats/bibtex';
import { Pick } from './pick-field';
import { t, type Word } from './words';

type Flag = 'keywords' | 'abstract' | 'note' | 'rating' | 'status';

const FLAGS: readonly { name: Flag; word: Word }[] = [
  { name: 'keywords', word: 'export_keywords' },
  { name: 'abstract', word: 'export_abstracts' },
  { name: 'note', word: 'export_notes' },
  { name: 'rating', word: 'export_ratings' },
  { name: 'status', word: 'export_status' },
];

export interface BibOptionsFieldProps {
  options: BibOptions;
  onChange(options: BibOptions): void;
}

/** How a bibliography is written. */
export function BibOptionsField({ options, onChange }: BibOptionsFieldProps) {
  const set = (part: Partial<BibOptions>) => onChange({ ...options, ...part });
  const characters = options.escape ?? (options.dialect === 'biblatex' ? 'utf8' : 'latex');
  return (
    <div class="bib-options">
      <Pick
        label={t('export_format')}
        value={options.dialect}
        choices={[
          ['bibtex', t('export_bibtex')],
          ['biblatex', t('export_biblatex')],
        ]}
        // Each format has characters that suit it; a choice made for one is not meant for the other.
        onChange={(dialect) => set({ dialect, escape: undefined })}
      />
      <Pick
        label={t('export_characters')}
        value={characters}
        choices={[
          ['latex', t('export_latex')],
          ['utf8', t('export_utf8')],
        ]}
        onChange={(value) => set({ escape: value })}
      />
      <Pick
        label={t('export_protect')}
        value={options.protect}
        choices={[
          ['smart', t('export_protect_smart')],
          ['capitals', t('export_protect_capitals')],
          ['title', t('export_protect_title')],
          ['none', t('export_protect_none')],
        ]}
        onChange={(protect) => set({ protect })}
      />
      <Pick
        label={t('export_arxiv')}
        value={options.arxivAs}
        choices={[
          ['misc', t('export_arxiv_misc')],
          ['article', t('export_arxiv_article')],
        ]}
        onChange={(arxivAs) => set({ arxivAs })}
      />
      <fieldset class="choice-group">
        <legend>{t('export_with')}</legend>
        {FLAGS.map(({ name, word }) => (
          <label key={name} class="choice">
            <input type="checkbox" checked={options[name] ?? false} onChange={(event) => set({ [name]: event.currentTarget.checked })} />
            <span class="choice-name">{t(word)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
