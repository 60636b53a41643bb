import { useId, useState } from 'preact/hooks';
import type { FormatId } from '../formats/export';
import { CopyButton } from './copy-button';
import { FormatOptionsField, type Options } from './format-options-field';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { Notice } from './notice';
import { useModal } from './use-modal';
import { count, t, type Word } from './words';

export const SCOPES = ['all', 'shown', 'chosen'] as const;
export type Scope = (typeof SCOPES)[number];

const SCOPE_NAMES: Record<Scope, Word> = { all: 'export_all', shown: 'export_shown', chosen: 'export_chosen' };

export interface ExportDialogProps {
  /** How many papers each choice would export; 0 offers it not. */
  counts: Record<Scope, number>;
  scope: Scope;
  format: FormatId;
  options: Options;
  fileName: string;
  /** The first entry as it will be written. */
  preview: string;
  /** Entries with characters that pdfLaTeX cannot print. */
  unprintable: number;
  /** How far a long reading is, in words, or ''. */
  progress?: string;
  /** Why the last try failed, or ''. */
  problem: string;
  onScope(scope: Scope): void;
  onFormat(format: FormatId): void;
  onOptions(options: Options): void;
  onFileName(name: string): void;
  onExport(): void;
  /** Puts all of it on the clipboard; undefined where a format has several files. */
  onCopy?: (() => Promise<string>) | undefined;
  onClose(): void;
}

/** Chooses what is exported and how, and shows what comes out. */
export function ExportDialog(props: ExportDialogProps) {
  const { counts, scope, format, options, preview, unprintable, onCopy } = props;
  const dialog = useModal();
  const id = useId();
  const [done, setDone] = useState(false);

  return (
    <dialog ref={dialog} class="export-dialog" aria-labelledby={`${id}t`} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setDone(true);
          props.onExport();
        }}
      >
        <header>
          <h2 id={`${id}t`}>{t('export_title')}</h2>
          <IconButton icon="close" name={t('close')} onClick={() => dialog.current?.close()} />
        </header>
        {props.problem && <Notice>{props.problem}</Notice>}
        <fieldset class="choice-group scopes">
          <legend>{t('export_what')}</legend>
          {SCOPES.filter((one) => counts[one] > 0 || one === 'all').map((one) => (
            <label key={one} class="choice">
              <input type="radio" name={`${id}s`} checked={scope === one} onChange={() => props.onScope(one)} />
              <span class="choice-name">{t(SCOPE_NAMES[one])}</span>
              <span class="choice-count">{count('library_papers', counts[one])}</span>
            </label>
          ))}
        </fieldset>
        <FormatOptionsField format={format} options={options} onFormat={props.onFormat} onChange={props.onOptions} />
        <section aria-labelledby={`${id}p`}>
          <h3 id={`${id}p`}>{t('export_preview')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre class="preview" dir="ltr" tabIndex={0}>
            {preview}
          </pre>
        </section>
        {unprintable > 0 && (
          <p class="export-warning" role="status">
            <Icon name="warning" />
            <span>{count('export_unprintable', unprintable)}</span>
          </p>
        )}
        <footer>
          <label for={`${id}f`}>{t('export_file')}</label>
          <input
            id={`${id}f`}
            value={props.fileName}
            spellcheck={false}
            autocomplete="off"
            onInput={(event) => props.onFileName(event.currentTarget.value)}
          />
          <span class="gap" />
          <span role="status" class="quiet-text">
            {props.progress || (done && !props.problem ? t('export_done') : '')}
          </span>
          {onCopy && <CopyButton label={t('export_copy')} text={onCopy} disabled={counts[scope] === 0} />}
          <button type="submit" class="primary" disabled={counts[scope] === 0}>
            <Icon name="export" />
            {count('export_download', counts[scope])}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
