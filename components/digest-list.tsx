import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { DigestRow, type ShownPaper } from './digest-row';
import { isOnRow, type RowControl, RowGrid } from './row-grid';
import { count } from './words';

/** What stands in the list: a paper, or the name of the feed whose papers follow. */
export type DigestItem = { kind: 'paper'; paper: ShownPaper } | { kind: 'feed'; name: string; papers: number };

export interface DigestListProps {
  label: string;
  items: readonly DigestItem[];
  /** CSS pixels of a row whose abstract is folded. */
  rowHeight: number;
  control: RefObject<RowControl | null>;
  /** The abstract was unfolded. */
  onRead(paper: ShownPaper): void;
  onSave(paper: ShownPaper): void;
  onQueue(paper: ShownPaper): void;
  onDismiss(paper: ShownPaper): void;
  onOpened(paper: ShownPaper): void;
}

/** CSS pixels of a feed's name between papers. */
const HEADING = 44;

const keyOf = (item: DigestItem | undefined) => (item?.kind === 'paper' ? item.paper.id : `feed ${item?.name ?? ''}`);

/** The papers of a digest. Enter unfolds an abstract, S saves, L puts a paper on the queue, Delete says that it is of no interest. */
export function DigestList({ label, items, rowHeight, control, ...deeds }: DigestListProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [extra, setExtra] = useState<ReadonlyMap<string, number>>(new Map());
  const heights = useMemo(
    () =>
      items.map((item) => (item.kind === 'feed' ? HEADING : rowHeight + (open.has(item.paper.id) ? (extra.get(item.paper.id) ?? 0) : 0))),
    [items, rowHeight, open, extra],
  );
  const unfolded = useRef('');
  useLayoutEffect(() => {
    if (!extra.has(unfolded.current)) return;
    const index = items.findIndex((item) => keyOf(item) === unfolded.current);
    unfolded.current = '';
    if (index >= 0) control.current?.reveal(index);
  }, [extra, open]);
  const fold = (paper: ShownPaper) => {
    const next = new Set(open);
    if (!next.delete(paper.id)) {
      next.add(paper.id);
      unfolded.current = paper.id;
      deeds.onRead(paper);
    }
    setOpen(next);
  };
  const measured = (id: string, pixels: number) => setExtra((now) => (now.get(id) === pixels ? now : new Map(now).set(id, pixels)));

  const onKey = (event: KeyboardEvent, index: number): boolean => {
    const item = items[index];
    if (item?.kind !== 'paper' || !isOnRow(event) || event.ctrlKey || event.metaKey || event.altKey) return false;
    const keys: Record<string, (paper: ShownPaper) => void> = {
      enter: (paper) => paper.found.abstract && fold(paper),
      s: deeds.onSave,
      l: deeds.onQueue,
      delete: deeds.onDismiss,
    };
    const act = keys[event.key.toLowerCase()];
    act?.(item.paper);
    return act !== undefined;
  };

  return (
    <RowGrid
      class="digest-list"
      label={label}
      count={items.length}
      rowHeight={heights}
      keyOf={(index) => keyOf(items[index])}
      control={control}
      onKey={onKey}
      rowClass={(index) => {
        const item = items[index];
        if (item?.kind !== 'paper') return 'feed-name';
        return item.paper.status === 'dismissed' ? 'dismissed' : '';
      }}
      row={(index, active) => {
        const item = items[index];
        if (!item) return null;
        if (item.kind === 'feed')
          return (
            <th scope="rowgroup">
              <bdi>{item.name}</bdi> <span class="badge">{count('library_papers', item.papers)}</span>
            </th>
          );
        const { paper } = item;
        return (
          <DigestRow
            paper={paper}
            active={active}
            isOpen={open.has(paper.id)}
            onFold={() => fold(paper)}
            onHeight={(pixels) => measured(paper.id, pixels)}
            onSave={() => deeds.onSave(paper)}
            onQueue={() => deeds.onQueue(paper)}
            onDismiss={() => deeds.onDismiss(paper)}
            onOpened={() => deeds.onOpened(paper)}
          />
        );
      }}
    />
  );
}
