import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { FORMATS, type FormatId } from '../formats/export';
import { FormatOptionsField, type Options } from './format-options-field';
import { IconButton } from './icon-button';
import { Notice } from './notice';
import { Pick } from './pick-field';
import { t } from './words';

/** An export as it is chosen here. */
export interface RuleChoice {
  what: { kind: 'all' } | { kind: 'queue' } | { kind: 'tag'; tag: string } | { kind: 'filter'; query: string };
  format: FormatId;
  options: Options;
  targetId: string;
  file: string;
  when: 'change' | 'daily' | 'hand';
}

export interface RuleDialogProps {
  rule: RuleChoice;
  isNew: boolean;
  tags: readonly string[];
  places: readonly { id: string; name: string }[];
  /** A format's options as the reader has them. */
  optionsOf(format: FormatId): Options;
  problem: string;
  onSave(rule: RuleChoice): void;
  /** Asks for a place that is not there yet; what was chosen so far comes back with it. */
  onNewPlace(rule: RuleChoice): void;
  onClose(): void;
}

const NEW_PLACE = '+';
const WHATS = ['all', 'queue', 'tag', 'filter'] as const;

/** The search words of a filter. */
const wordsIn = (query: string) => new URLSearchParams(query.split('?')[1] ?? '').get('q') ?? '';

/** Chooses what is exported, how, where and when. */
export function RuleDialog(props: RuleDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [rule, setRule] = useState(props.rule);
  const set = (change: Partial<RuleChoice>) => setRule({ ...rule, ...change });
  useEffect(() => dialog.current?.showModal(), []);
  const { what } = rule;
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
          <Pick
            label={t('export_what')}
            value={what.kind}
            choices={WHATS.filter((kind) => kind !== 'tag' || props.tags.length > 0).map((kind) => [kind, t(`rule_what_${kind}`)] as const)}
            onChange={(kind) =>
              set({ what: kind === 'tag' ? { kind, tag: props.tags[0] ?? '' } : kind === 'filter' ? { kind, query: '' } : { kind } })
            }
          />
          {what.kind === 'tag' && (
            <Pick
              label={t('rule_tag')}
              value={what.tag}
              choices={props.tags.map((tag) => [tag, tag] as const)}
              onChange={(tag) => set({ what: { kind: 'tag', tag } })}
            />
          )}
          {what.kind === 'filter' && (
            <div class="pick-field">
              <label for={`${id}q`}>{t('rule_words')}</label>
              <input
                id={`${id}q`}
                value={wordsIn(what.query)}
                onInput={(event) =>
                  set({ what: { kind: 'filter', query: `#/papers?${new URLSearchParams({ q: event.currentTarget.value })}` } })
                }
              />
            </div>
          )}
        </div>
        <FormatOptionsField
          format={rule.format}
          options={rule.options}
          onFormat={(format) => {
            const stem = rule.file.replace(/\.[a-z]+$/i, '');
            set({ format, options: props.optionsOf(format), file: `${stem}.${FORMATS[format].extension}` });
          }}
          onChange={(options) => set({ options })}
        />
        <div class="bib-options">
          <Pick
            label={t('rule_where')}
            value={rule.targetId || NEW_PLACE}
            choices={[...props.places.map(({ id: one, name }) => [one, name] as const), [NEW_PLACE, t('rule_new_place')] as const]}
            onChange={(one) => (one === NEW_PLACE ? props.onNewPlace(rule) : set({ targetId: one }))}
          />
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
          </div>
          <Pick
            label={t('rule_when')}
            value={rule.when}
            choices={(['change', 'daily', 'hand'] as const).map((when) => [when, t(`rule_when_${when}`)] as const)}
            onChange={(when) => set({ when })}
          />
        </div>
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
