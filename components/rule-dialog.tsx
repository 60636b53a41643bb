import { useId, useState } from 'preact/hooks';
import { DAY_IN_NAME, DIGEST_FORMAT_IDS, type DigestFormatId, digestFileName, isDigestFormat } from '../formats/digest-formats';
import { FORMATS, type FormatId } from '../formats/export';
import { FormatOptionsField, type Options } from './format-options-field';
import { IconButton } from './icon-button';
import { Notice } from './notice';
import { Pick } from './pick-field';
import type { SavedView } from './saved-view';
import { useModal } from './use-modal';
import { type WhatChoice, WhatField } from './what-field';
import { t } from './words';

/** An export as it is chosen here. */
export interface RuleChoice {
  what: WhatChoice;
  format: FormatId | DigestFormatId;
  options: Options;
  targetId: string;
  file: string;
  when: 'change' | 'daily' | 'hand';
  /** Notes go along, where papers become items rather than a file. */
  notes: boolean;
}

/** A place to choose; `items` when papers become items there, which have neither file nor format. */
export interface RulePlace {
  id: string;
  name: string;
  items: boolean;
}

export interface RuleDialogProps {
  rule: RuleChoice;
  isNew: boolean;
  tags: readonly string[];
  views: readonly SavedView[];
  siteName(site: string): string;
  places: readonly RulePlace[];
  /** A format's options as the reader has them. */
  optionsOf(format: FormatId): Options;
  problem: string;
  onSave(rule: RuleChoice): void;
  /** Asks for a place that is not there yet; what was chosen so far comes back with it. */
  onNewPlace(rule: RuleChoice): void;
  onClose(): void;
}

const NEW_PLACE = '+';
const DIGEST_WORDS = {
  'digest-markdown': 'export_digest_markdown',
  'digest-eml': 'export_digest_eml',
  'digest-atom': 'export_digest_atom',
} as const;

/** When an export is written, in words: what is a change of the library is a reading for the digest. */
export const whenName = (when: RuleChoice['when'], what: WhatChoice['kind']): string =>
  t(when === 'change' && what === 'digest' ? 'rule_when_reading' : `rule_when_${when}`);

/** Chooses what is exported, how, where and when. */
export function RuleDialog(props: RuleDialogProps) {
  const dialog = useModal();
  const id = useId();
  const [rule, setRule] = useState(props.rule);
  const set = (change: Partial<RuleChoice>) => setRule({ ...rule, ...change });
  const { what } = rule;
  const files = props.places.filter(({ items }) => !items);
  const asItems = props.places.some(({ id: one, items }) => one === rule.targetId && items);
  const places = what.kind === 'digest' ? files : props.places;
  /** The digest is files and has formats of its own; whatever else is chosen begins with the first of the library's. */
  const formatFor = (kind: WhatChoice['kind']): Partial<RuleChoice> => {
    if ((kind === 'digest') === isDigestFormat(rule.format)) return {};
    if (kind !== 'digest') return { format: 'bibtex', options: props.optionsOf('bibtex'), file: 'library.bib' };
    const targetId = asItems ? (files[0]?.id ?? '') : rule.targetId;
    return { format: 'digest-markdown', options: {}, file: digestFileName('digest-markdown'), when: 'change', targetId };
  };
  const ready = rule.targetId !== '' && (what.kind !== 'tag' || what.tag !== '');

  return (
    <dialog ref={dialog} class="export-dialog" aria-labelledby={`${id}t`} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) props.onSave(rule);
        }}
      >
        <header>
          <h2 id={`${id}t`}>{t(props.isNew ? 'rule_new' : 'rule_change')}</h2>
          <IconButton icon="close" name={t('close')} onClick={() => dialog.current?.close()} />
        </header>
        {props.problem && <Notice>{props.problem}</Notice>}
        <div class="bib-options">
          <WhatField
            what={what}
            tags={props.tags}
            views={props.views}
            siteName={props.siteName}
            onChange={(next) => set({ what: next, ...formatFor(next.kind) })}
          />
          <Pick
            label={t('rule_where')}
            value={rule.targetId || NEW_PLACE}
            choices={[...places.map(({ id: one, name }) => [one, name] as const), [NEW_PLACE, t('rule_new_place')] as const]}
            onChange={(one) => (one === NEW_PLACE ? props.onNewPlace(rule) : set({ targetId: one }))}
          />
        </div>
        {asItems ? null : isDigestFormat(rule.format) ? (
          <Pick
            label={t('export_format')}
            value={rule.format}
            choices={DIGEST_FORMAT_IDS.map((format) => [format, t(DIGEST_WORDS[format])] as const)}
            onChange={(format) => set({ format, file: digestFileName(format) })}
          />
        ) : (
          <FormatOptionsField
            format={rule.format}
            options={rule.options}
            onFormat={(format) => {
              const stem = rule.file.replace(/\.[a-z]+$/i, '');
              set({ format, options: props.optionsOf(format), file: `${stem}.${FORMATS[format].extension}` });
            }}
            onChange={(options) => set({ options })}
          />
        )}
        <div class="bib-options">
          {!asItems && (
            <div class="pick-field">
              <label for={`${id}f`}>{t(rule.format === 'markdown-notes' ? 'rule_folder' : 'export_file')}</label>
              <input
                id={`${id}f`}
                value={rule.file}
                spellcheck={false}
                autocomplete="off"
                maxLength={100}
                onInput={(event) => set({ file: event.currentTarget.value })}
              />
              {rule.file.includes(DAY_IN_NAME) && <p class="quiet-text">{t('rule_day_hint', DAY_IN_NAME)}</p>}
            </div>
          )}
          <Pick
            label={t('rule_when')}
            value={rule.when}
            choices={(['change', 'daily', 'hand'] as const).map((when) => [when, whenName(when, what.kind)] as const)}
            onChange={(when) => set({ when })}
          />
          {asItems && (
            <label class="choice">
              <input type="checkbox" checked={rule.notes} onChange={(event) => set({ notes: event.currentTarget.checked })} />
              <span class="choice-name">{t('rule_notes')}</span>
            </label>
          )}
        </div>
        {asItems && <p class="quiet-text">{t('rule_items_hint')}</p>}
        <footer>
          <span class="gap" />
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('import_cancel')}
          </button>
          {rule.targetId === '' ? (
            <button type="button" class="primary" onClick={() => props.onNewPlace(rule)}>
              {t('rule_choose_place')}
            </button>
          ) : (
            <button type="submit" class="primary" disabled={!ready}>
              {t('rule_save')}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
