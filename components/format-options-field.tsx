import { CHOICES, FORMAT_IDS, type FormatId, optionsOf } from '../formats/export';
import { Pick } from './pick-field';
import { t, type Word } from './words';

/** The words for each format, and for what its options can be. */
const FORMAT_WORDS: Record<FormatId, Word> = {
  bibtex: 'export_bibtex',
  biblatex: 'export_biblatex',
  ris: 'export_ris',
  'csl-json': 'export_csl_json',
  csv: 'export_csv',
  markdown: 'export_markdown',
  'markdown-notes': 'export_markdown_notes',
  references: 'export_references',
};
const PICKS: Readonly<Record<string, { label: Word; values: Readonly<Record<string, Word>> }>> = {
  escape: { label: 'export_characters', values: { latex: 'export_latex', utf8: 'export_utf8' } },
  protect: {
    label: 'export_protect',
    values: {
      smart: 'export_protect_smart',
      capitals: 'export_protect_capitals',
      title: 'export_protect_title',
      none: 'export_protect_none',
    },
  },
  arxivAs: { label: 'export_arxiv', values: { misc: 'export_arxiv_misc', article: 'export_arxiv_article' } },
  style: { label: 'export_style', values: { apa: 'export_style_apa', ieee: 'export_style_ieee' } },
  names: { label: 'export_names', values: { key: 'export_names_key', title: 'export_names_title' } },
  venues: {
    label: 'export_venues',
    values: { given: 'export_venues_given', short: 'export_venues_short', full: 'export_venues_full' },
  },
  sort: { label: 'export_sort', values: { key: 'export_sort_key', added: 'export_sort_added', year: 'export_sort_year' } },
};
const FLAGS: Readonly<Record<string, Word>> = {
  keywords: 'export_keywords',
  abstract: 'export_abstracts',
  note: 'export_notes',
  rating: 'export_ratings',
  status: 'export_status',
  byteOrderMark: 'export_bom',
  numbered: 'export_numbered',
};

export type Options = Readonly<Record<string, unknown>>;

export interface FormatOptionsProps {
  format: FormatId;
  options: Options;
  onFormat(format: FormatId): void;
  onChange(options: Options): void;
}

/** Which format is written, and how: whatever that format can be told. */
export function FormatOptionsField({ format, options, onFormat, onChange }: FormatOptionsProps) {
  const set = (name: string, value: unknown) => onChange({ ...options, [name]: value });
  const names = optionsOf(format);
  const flags = names.filter((name) => CHOICES[name]?.kind === 'flag');
  const without = CHOICES.without?.kind === 'many' && names.includes('without') ? CHOICES.without.of : [];
  const left = Array.isArray(options.without) ? (options.without as string[]) : [];
  // The characters follow the format until they are chosen.
  const shown = (name: string) => String(options[name] ?? (format === 'biblatex' ? 'utf8' : 'latex'));
  return (
    <div class="bib-options">
      <Pick
        label={t('export_format')}
        value={format}
        choices={FORMAT_IDS.map((id) => [id, t(FORMAT_WORDS[id])] as const)}
        onChange={onFormat}
      />
      {names.flatMap((name) => {
        const pick = PICKS[name];
        if (!pick) return [];
        const choices = Object.entries(pick.values).map(([value, word]) => [value, t(word)] as const);
        return <Pick key={name} label={t(pick.label)} value={shown(name)} choices={choices} onChange={(value) => set(name, value)} />;
      })}
      {flags.length > 0 && (
        <fieldset class="choice-group">
          <legend>{t('export_with')}</legend>
          {flags.map((name) => (
            <Check key={name} word={FLAGS[name]} checked={options[name] === true} onChange={(on) => set(name, on)} />
          ))}
        </fieldset>
      )}
      {without.length > 0 && (
        <details class="without">
          <summary>{t('export_without')}</summary>
          <div class="choice-group">
            {without.map((name) => (
              <Check
                key={name}
                word={`export_without_${name}` as Word}
                checked={left.includes(name)}
                onChange={(on) => set('without', on ? [...left, name] : left.filter((one) => one !== name))}
              />
            ))}
          </div>
        </details>
      )}
    </div>
  );
}

function Check({ word, checked, onChange }: { word: Word | undefined; checked: boolean; onChange(on: boolean): void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span class="choice-name">{word && t(word)}</span>
    </label>
  );
}
