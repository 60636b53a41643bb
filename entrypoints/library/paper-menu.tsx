import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { paperMenu } from '../../components/paper-menu';
import type { PaperRows } from '../../components/paper-rows';
import { type MenuPlace, RowMenu } from '../../components/row-menu';
import type { Selection } from '../../components/selection';
import { count, t } from '../../components/words';
import type { Change } from '../../paper/annotation';
import { entriesOf } from '../../storage/catalogue';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';

interface ListDeeds {
  onDetail(id: string): void;
  onToggle(id: string): void;
  onChange(ids: string[], change: Change): void;
  onExport(ids: string[]): void;
  onRemove(ids: string[]): void;
}

/** What is put on the clipboard of papers: their entries, a command that cites them, or the address of the first. */
async function textFor(db: Library, ids: readonly string[], what: 'bibtex' | 'cite' | 'link'): Promise<string> {
  if (what === 'bibtex') {
    // Only who copies needs the writers of formats.
    const { bibOptions, shownText, textOf } = await import('./export');
    const options = await bibOptions(db);
    return shownText(await textOf(db, ids, options.dialect, { ...options }));
  }
  const { entries } = await entriesOf(db, ids);
  return what === 'link' ? (entries[0]?.paper.url ?? '') : `\\cite{${entries.map(({ paper }) => paper.citekey).join(',')}}`;
}

/** The menu of a row in the list: of its paper, or of all that are selected if it is one of them. */
export function usePaperMenu(
  db: Library,
  rows: PaperRows,
  selection: Selection,
  deeds: Deeds,
  list: ListDeeds,
): { ask(index: number, at: MenuPlace): void; shown: ComponentChild } {
  const [asked, setAsked] = useState<{ id: string; index: number; at: MenuPlace }>();
  const ask = (index: number, at: MenuPlace) => setAsked({ id: rows.idAt(index), index, at });
  if (!asked) return { ask, shown: null };

  const { id, at } = asked;
  const ids = selection.ids.has(id) ? [...selection.ids] : [id];
  const entry = rows.entryAt(asked.index);
  const one = ids.length === 1 && entry?.paper.id === id ? entry : undefined;
  const copy = async (what: 'bibtex' | 'cite' | 'link') => {
    const done = await deeds.attempt(async () => navigator.clipboard.writeText(await textFor(db, ids, what)));
    if (done) deeds.tell(t('editor_copied'));
  };
  const items = paperMenu(
    { one, isChosen: selection.ids.has(id) },
    {
      onOpen: () => {
        void deeds.attempt(() => background.opened(id));
        window.open(one?.paper.url, '_blank', 'noreferrer');
      },
      onDetail: () => list.onDetail(id),
      onToggle: () => list.onToggle(id),
      onStatus: (status) => list.onChange(ids, { status }),
      onCopy: (what) => void copy(what),
      onExport: () => list.onExport(ids),
      onRemove: () => list.onRemove(ids),
    },
  );
  const label = one ? t('queue_menu_of', one.paper.title) : count('library_selected', ids.length);
  return { ask, shown: <RowMenu label={label} items={items} at={at} onClose={() => setAsked(undefined)} /> };
}
