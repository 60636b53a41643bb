import { createElement, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../../components/filter';
import { PrintedList } from '../../components/printed-list';
import { entriesOf } from '../../storage/catalogue';
import type { Library } from '../../storage/schema';
import type { Entries } from './entries';

/** More papers than this are not printed: nobody reads so many sheets, and they must be drawn before the browser prints. */
const MOST = 1000;

/** What would be printed now: papers under headings, by their ids. */
export interface Printed {
  title: string;
  groups: readonly { heading: string; ids: readonly string[] }[];
}

/** The first papers of the groups, as far as `get` has them, and how many more there are. */
function listOf({ title, groups }: Printed, get: (id: string) => Entry | undefined) {
  let room = MOST;
  const first = groups.map(({ heading, ids }) => {
    const some = ids.slice(0, room);
    room -= some.length;
    return { heading, entries: some.flatMap((id) => get(id) ?? []) };
  });
  const all = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  return { title, groups: first, more: all - first.reduce((sum, { entries }) => sum + entries.length, 0) };
}

const callsForPrint = (event: KeyboardEvent) =>
  event.key.toLowerCase() === 'p' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;

/**
 * Prints a list in place of the page, of which only what is in view is drawn. With Ctrl+P (⌘P) all papers are read first; by the
 * browser's menu those are printed that are at hand, since browsers do not wait.
 */
export function usePrinting(db: Library, entries: Entries, printed: () => Printed): void {
  const latest = useRef({ entries, printed });
  latest.current = { entries, printed };
  useEffect(() => {
    let read: ReadonlyMap<string, Entry> = new Map();
    let sheet: HTMLElement | undefined;
    const draw = () => {
      sheet ??= document.body.appendChild(document.createElement('div'));
      const list = listOf(latest.current.printed(), (id) => read.get(id) ?? latest.current.entries.get(id));
      render(createElement(PrintedList, list), sheet);
    };
    const clear = () => {
      if (sheet) render(null, sheet);
      sheet?.remove();
      sheet = undefined;
      read = new Map();
    };
    const readAll = async () => {
      const ids = latest.current.printed().groups.flatMap((group) => group.ids);
      const { entries: some } = await entriesOf(db, ids.slice(0, MOST));
      read = new Map(some.map((entry) => [entry.paper.id, entry]));
      window.print();
    };
    const onKey = (event: KeyboardEvent) => {
      if (!callsForPrint(event)) return;
      event.preventDefault();
      readAll().catch((error: unknown) => console.error('Offprint:', error));
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('beforeprint', draw);
    window.addEventListener('afterprint', clear);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('beforeprint', draw);
      window.removeEventListener('afterprint', clear);
      clear();
    };
  }, [db]);
}
