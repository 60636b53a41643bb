import { type Alias, aliasesOf, type Ids } from '../paper/ids';
import type { Mention } from './generic-mentions';

/** The elements around one work, as far as nothing else is named in them, and every name it has there. */
export interface Row {
  element: Element;
  ids: Ids;
}

/** Names of one work that stand for each other when they meet in one row; a second work has another name of the same kind. */
function joined(a: Ids, b: Ids): Ids | undefined {
  for (const scheme of Object.keys(b) as (keyof Ids)[]) if (a[scheme] !== undefined && a[scheme] !== b[scheme]) return undefined;
  return { ...b, ...a };
}

const MANY = Symbol('many');

/** Which work each element is of: marks every ancestor of a mention, until one that holds two works. */
function owners(mentions: readonly Mention[]): Map<Element, Ids | typeof MANY> {
  const of = new Map<Element, Ids | typeof MANY>();
  for (const { element, ids } of mentions) {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const now = of.get(at);
      if (now === MANY) break;
      const both = now ? joined(now, ids) : ids;
      if (both) {
        of.set(at, both);
        continue;
      }
      for (let up: Element | null = at; up && of.get(up) !== MANY; up = up.parentElement) of.set(up, MANY);
      break;
    }
  }
  return of;
}

/** The largest element around each work that holds no other, in document order as their mentions come. */
export function rowsOf(mentions: readonly Mention[]): Row[] {
  const of = owners(mentions);
  const rows = new Map<Element, Row>();
  for (const { element } of mentions) {
    let at: Element = element;
    if (of.get(at) === MANY) continue;
    while (at.parentElement && of.get(at.parentElement) !== MANY && of.has(at.parentElement)) at = at.parentElement;
    const ids = of.get(at);
    if (ids && ids !== MANY) rows.set(at, { element: at, ids });
  }
  return [...rows.values()];
}

/** The first name of a row's work. */
export const nameOf = ({ ids }: Row): Alias | undefined => aliasesOf(ids)[0];

const firstClass = (element: Element) => (element.getAttribute('class') ?? '').trim().split(/\s+/)[0] ?? '';

/** Whether two elements are of one kind, as rows of one list are. */
export const alike = (a: Element, b: Element) => a.localName === b.localName && firstClass(a) === firstClass(b);

/** Rows that stand beside each other, under the element that holds them all. */
export function groupsOf(rows: readonly Row[]): Map<Element, Row[]> {
  const groups = new Map<Element, Row[]>();
  for (const row of rows) {
    const parent = row.element.parentElement;
    if (!parent) continue;
    const group = groups.get(parent);
    if (group) group.push(row);
    else groups.set(parent, [row]);
  }
  return groups;
}
