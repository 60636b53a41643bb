import type { Alias } from '../paper/ids';
import type { FoundPaper } from '../paper/paper';
import { textOf } from './text';

/** A card as the reading functions of a site see it. */
export interface CardView {
  /** The elements that make up the card; on some sites a pair of siblings. */
  extent: readonly Element[];
  /** First match of a selector in the card. */
  find(selector: string): Element | undefined;
  all(selector: string): Element[];
  /** Clean text of an element or a selector's first match; undefined when there is none. */
  text(from: string | Element, without?: string): string | undefined;
  /** Absolute address of a link. */
  href(link: Element): URL | undefined;
  /** The page's address. */
  page: URL;
  document: Document;
  /** What the page's own data says of the paper of that name. */
  known(name: Alias): Partial<FoundPaper> | undefined;
}

/** An address written in a page, absolute; undefined when it is none. */
export function addressIn(page: URL, written: string | null): URL | undefined {
  return written === null ? undefined : (URL.parse(written, page) ?? undefined);
}

const quick = new Map<string, string>();

/** The selector in the form that browsers answer soonest: within a small element, Chromium looks for a class on an ancestor fifteen times as long unless it stands in `:is()`. */
function quickly(selector: string): string {
  let form = quick.get(selector);
  if (form === undefined) {
    form = /[\s>+~]/.test(selector) ? `:is(${selector})` : selector;
    quick.set(selector, form);
  }
  return form;
}

export function viewOf(extent: readonly Element[], page: URL, document: Document, known: CardView['known']): CardView {
  const all = (wanted: string) => {
    const selector = quickly(wanted);
    const found: Element[] = [];
    for (const element of extent) {
      if (element.matches(selector)) found.push(element);
      for (const inner of element.querySelectorAll(selector)) found.push(inner);
    }
    return found;
  };
  const find = (wanted: string): Element | undefined => {
    const selector = quickly(wanted);
    for (const element of extent) {
      const found = element.matches(selector) ? element : element.querySelector(selector);
      if (found) return found;
    }
    return undefined;
  };
  return {
    extent,
    page,
    document,
    known,
    all,
    find,
    text(from, without) {
      const element = typeof from === 'string' ? find(from) : from;
      return (element && textOf(element, without)) || undefined;
    },
    href: (link) => addressIn(page, link.getAttribute('href')),
  };
}
