import { useLayoutEffect, useState } from 'preact/hooks';
import type { IconName } from '../../components/icon-paths';
import { authorsLine } from '../../components/marks';
import { type Command, Palette } from '../../components/palette';
import { hashOf, routeTo, type View } from '../../components/route';
import type { SavedView } from '../../components/saved-view';
import { count, t, type Word } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import type { Author } from '../../paper/paper';
import { printValue } from '../../paper/query-print';
import type { Go } from './use-route';

const VIEWS: readonly [View, Word, IconName][] = [
  ['papers', 'library_papers_label', 'library'],
  ['queue', 'library_queue', 'queue'],
  ['digest', 'library_digest', 'feed'],
  ['feeds', 'digest_feeds', 'feed'],
  ['statistics', 'library_statistics', 'up'],
  ['sync', 'library_sync', 'export'],
  ['settings', 'library_settings', 'settings'],
  ['twins', 'same_paper', 'copy'],
  ['tags', 'tags', 'tag'],
  ['activity', 'activity', 'undo'],
  ['welcome', 'welcome_link', 'check'],
];

/** What the list can be narrowed to by one command, as the query language says it. */
const QUERIES: readonly [Word, string, IconName][] = [
  ['palette_reading', 'status:reading', 'reading'],
  ['palette_best', 'rating:5', 'star'],
  ['palette_untagged', 'untagged', 'tag'],
  ['palette_noted', 'has:note', 'note'],
  ['palette_week', 'added<7d', 'clock'],
];

/** A paper as the palette offers it. */
export interface Offered {
  id: string;
  title: string;
  authors?: readonly Author[];
}

interface CommandsProps {
  go: Go;
  tags: readonly TagUse[];
  views: readonly SavedView[];
  /** Papers that fit a query, the best first. */
  find(text: string, most: number): readonly Offered[];
  onExport(): void;
  onUndo(): void;
}

function commandsOf({ go, tags, views, onExport, onUndo }: CommandsProps): Command[] {
  const toTag = ({ tag, count: papers }: TagUse): Command => ({
    id: `tag ${tag}`,
    icon: 'tag',
    name: t('palette_tag', tag),
    about: count('library_papers', papers),
    run: () => go(routeTo('papers', `tag:${printValue(tag)}`)),
  });
  return [
    ...VIEWS.map(([view, name, icon]): Command => ({ id: view, icon, name: t('palette_go', t(name)), run: () => go(routeTo(view)) })),
    { id: 'undo', icon: 'undo', name: t('palette_undo'), about: 'Ctrl+Z', run: onUndo },
    { id: 'export', icon: 'export', name: t('library_export'), run: onExport },
    ...QUERIES.map(
      ([name, query, icon]): Command => ({ id: query, icon, name: t(name), about: query, run: () => go(routeTo('papers', query)) }),
    ),
    ...views.map(
      ({ id, name, query, sort }): Command => ({
        id: `view ${id}`,
        icon: 'search',
        name: t('palette_view', name),
        about: query,
        run: () => go({ ...routeTo('papers', query), sort }),
      }),
    ),
    ...tags.map(toTag),
  ];
}

const isCall = (event: KeyboardEvent) =>
  event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

/** The palette of commands, which Ctrl+K (⌘K) opens. */
export function Commands(props: CommandsProps) {
  const [open, setOpen] = useState(false);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isCall(event) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (!open) return null;
  const offered = ({ id, title, authors }: Offered): Command => ({
    id: `paper ${id}`,
    icon: 'saved',
    name: title,
    about: authorsLine(authors ? [...authors] : undefined, 2),
    run: () => {
      location.hash = hashOf({ ...routeTo('papers'), paper: id });
    },
  });
  return (
    <Palette commands={commandsOf(props)} papers={(text, most) => props.find(text, most).map(offered)} onClose={() => setOpen(false)} />
  );
}
