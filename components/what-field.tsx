import { useId } from 'preact/hooks';
import { parseQuery } from '../paper/query-parse';
import { Pick } from './pick-field';
import { QueryProblems } from './query-problems';
import { readingOf } from './query-reading';
import { hashOf, parseRoute, routeTo } from './route';
import type { SavedView } from './saved-view';
import { t } from './words';

/** Which papers an export holds. A view has the query it had when it was chosen, for when it is gone. */
export type WhatChoice =
  | { kind: 'all' }
  | { kind: 'queue' }
  | { kind: 'tag'; tag: string }
  | { kind: 'filter'; query: string }
  | { kind: 'view'; view: string; query: string }
  | { kind: 'digest' };

const WHATS = ['all', 'queue', 'tag', 'view', 'filter', 'digest'] as const;

export interface WhatFieldProps {
  what: WhatChoice;
  tags: readonly string[];
  views: readonly SavedView[];
  siteName(site: string): string;
  onChange(what: WhatChoice): void;
}

const ofView = ({ id, query }: SavedView): WhatChoice => ({ kind: 'view', view: id, query });

/** Chooses which papers an export holds. */
export function WhatField({ what, tags, views, siteName, onChange }: WhatFieldProps) {
  const [firstView] = views;
  const isThere = { tag: tags.length > 0, view: firstView !== undefined || what.kind === 'view' };
  const begin = (kind: (typeof WHATS)[number]): WhatChoice => {
    if (kind === 'tag') return { kind, tag: tags[0] ?? '' };
    if (kind === 'view') return firstView ? ofView(firstView) : { kind: 'all' };
    return kind === 'filter' ? { kind, query: '' } : { kind };
  };
  return (
    <>
      <Pick
        label={t('export_what')}
        value={what.kind}
        choices={WHATS.filter((kind) => (kind !== 'tag' && kind !== 'view') || isThere[kind]).map(
          (kind) => [kind, t(`rule_what_${kind}`)] as const,
        )}
        onChange={(kind) => onChange(begin(kind))}
      />
      {what.kind === 'tag' && (
        <Pick
          label={t('rule_tag')}
          value={what.tag}
          choices={tags.map((tag) => [tag, tag] as const)}
          onChange={(tag) => onChange({ kind: 'tag', tag })}
        />
      )}
      {what.kind === 'view' && (
        <Pick
          label={t('rule_view')}
          value={what.view}
          choices={[
            ...(views.some(({ id }) => id === what.view) ? [] : [[what.view, t('rule_view_gone', what.query)] as const]),
            ...views.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(id) => {
            const view = views.find((one) => one.id === id);
            if (view) onChange(ofView(view));
          }}
        />
      )}
      {what.kind === 'filter' && (
        <QueryText text={parseRoute(what.query).query} siteName={siteName} onChange={(query) => onChange({ kind: 'filter', query })} />
      )}
    </>
  );
}

/** A query, kept as the address of the list that shows it, with what it asks in plain words. */
function QueryText({ text, siteName, onChange }: { text: string; siteName(site: string): string; onChange(query: string): void }) {
  const id = useId();
  const { query, problems } = parseQuery(text);
  return (
    <div class="pick-field">
      <label for={id}>{t('rule_words')}</label>
      <input
        id={id}
        value={text}
        dir="auto"
        spellcheck={false}
        autocomplete="off"
        placeholder="tag:llm rating>=4"
        aria-describedby={`${id}r`}
        onInput={(event) => onChange(hashOf(routeTo('papers', event.currentTarget.value)))}
      />
      <span id={`${id}r`} class="quiet-text">
        {readingOf(query, siteName, Date.now())}
      </span>
      <QueryProblems query={text} problems={problems} />
    </div>
  );
}
