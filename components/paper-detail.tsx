import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { spokenTitle } from '../formats/spoken-title';
import type { Change, TagUse } from '../paper/annotation';
import type { Dated } from '../paper/history';
import type { Meeting } from '../paper/meeting';
import type { Abstract, Alternative, FactName } from '../paper/paper';
import { CitationKeyField } from './citation-key-field';
import { CopyButton } from './copy-button';
import type { Entry } from './filter';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import { WithMaths } from './maths';
import { OtherNotes } from './other-notes';
import { PaperEditor } from './paper-editor';
import { PaperElsewhere } from './paper-elsewhere';
import { PaperFacts } from './paper-facts';
import { PaperHistory } from './paper-history';
import { PaperSources } from './paper-sources';
import { RelevanceLine } from './relevance-mark';
import type { RelevanceShown } from './relevance-name';
import { t } from './words';

export interface PaperDetailProps {
  entry: Entry;
  abstract: Abstract | undefined;
  /** Note text typed but not saved, or null. */
  draft: string | null;
  tags: readonly TagUse[];
  /** Where it was met when it was saved, as far as that is known. */
  meeting: Meeting | undefined;
  siteName(site: string): string;
  /** The name of whoever gives facts: a site, a service or a kind of file. */
  sourceName(from: string): string;
  /** Number of its newest arXiv version, where a service said it. */
  newestVersion: number | undefined;
  /** What happened to it, read once it is asked for. */
  history: readonly Dated[] | undefined;
  /** The paper's entry as it would be exported. */
  entryText(): string;
  /** What services found out about it, drawn by the caller. */
  findings?: ComponentChildren;
  /** Records that became part of this one, each by an action that can be taken back. */
  parts: readonly { n: number; title: string }[];
  /** How relevant it is, and tags that papers like it have, as far as that was learned. */
  relevance?: RelevanceShown | undefined;
  likely?: readonly string[] | undefined;
  /** Move the focus here. */
  focus: boolean;
  onChange(change: Change): unknown;
  onDraft(text: string): void;
  onOpened(): void;
  onHistory(): void;
  /** Takes another source's value for a fact. */
  onChoose(field: FactName, value: Alternative['value']): void;
  /** Gives the paper another citation key; false when another paper has it. */
  onRename(key: string): Promise<boolean>;
  /** Parts a record from this one again. */
  onPart(n: number): void;
  onRemove(): void;
  onClose(): void;
}

/** Everything known and said of one paper. */
export function PaperDetail(props: PaperDetailProps) {
  const { entry, focus, abstract } = props;
  const { paper, annotation } = entry;
  const heading = useRef<HTMLHeadingElement>(null);
  // At once, or it would be taken from whatever the reader has gone on to.
  useLayoutEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus is
    <div
      class="paper-detail"
      // A press on its text takes the focus here, so that Escape is heard.
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) props.onClose();
      }}
    >
      <div class="detail-head">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          <WithMaths text={paper.title} />
        </h2>
        <IconButton icon="close" name={t('library_detail_close')} onClick={props.onClose} />
      </div>
      {paper.authors && (
        <p class="authors">
          <bdi>{paper.authors.map((author) => author.name).join(', ')}</bdi>
        </p>
      )}
      <div class="detail-actions">
        {paper.url && (
          <a class="button primary" href={paper.url} target="_blank" rel="noreferrer" onClick={props.onOpened} onAuxClick={props.onOpened}>
            <Icon name="link" />
            {t('library_open')}
          </a>
        )}
        <button type="button" onClick={props.onRemove}>
          <Icon name="trash" />
          <span>{t('library_remove')}</span>
        </button>
      </div>
      <PaperElsewhere paper={paper} texts={[abstract?.text ?? '', annotation.note]} onOpened={props.onOpened} />
      {props.relevance && <RelevanceLine {...props.relevance} />}
      {props.findings}
      <PaperEditor
        key={paper.id}
        annotation={annotation}
        tags={props.tags}
        likely={props.likely}
        draft={props.draft}
        onChange={props.onChange}
        onDraft={props.onDraft}
      />
      <OtherNotes annotation={annotation} onChange={props.onChange} />
      <section class="cite" aria-label={t('library_cite')}>
        <h3>{t('library_cite')}</h3>
        <CitationKeyField key={paper.id} citekey={paper.citekey} oldKeys={paper.oldKeys ?? []} onRename={props.onRename} />
        <div class="detail-actions">
          <CopyButton label={t('editor_copy_bibtex')} text={props.entryText} />
          <CopyButton label={t('editor_copy_cite')} text={`\\cite{${paper.citekey}}`} />
          <CopyButton label={t('library_copy_key')} text={paper.citekey} />
          {paper.url && <CopyButton label={t('editor_copy_link')} text={paper.url} />}
        </div>
      </section>
      {abstract && (
        <details class="abstract">
          <summary>{t('library_abstract')}</summary>
          <p dir="auto">
            <WithMaths text={abstract.text} />
          </p>
        </details>
      )}
      <PaperFacts
        paper={paper}
        meeting={props.meeting}
        versions={{ newest: props.newestVersion, spoken: annotation.version }}
        siteName={props.siteName}
      />
      <PaperSources key={`sources ${paper.id}`} paper={paper} abstract={abstract} sourceName={props.sourceName} onChoose={props.onChoose} />
      <PaperHistory key={`history ${paper.id}`} happenings={props.history} sourceName={props.sourceName} onOpen={props.onHistory} />
      {props.parts.length > 0 && (
        <section class="facts" aria-label={t('detail_parts')}>
          <h3>{t('detail_parts')}</h3>
          <ul class="undo-list">
            {props.parts.map(({ n, title }) => (
              <li key={n}>
                <span class="side-text">
                  <bdi>{spokenTitle(title)}</bdi>
                </span>
                <button type="button" class="quiet" aria-label={t('detail_part_named', spokenTitle(title))} onClick={() => props.onPart(n)}>
                  {t('detail_part')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
