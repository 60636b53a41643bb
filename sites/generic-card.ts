import { arxivYear, type Ids } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import type { FoundPaper } from '../paper/paper';
import { authorsIn } from './generic-authors';
import { titleIn } from './generic-title';
import type { Card } from './site';
import { textOf } from './text';
import { addressIn } from './view';

/** A row is not longer, abstract and all (characters). */
const LONGEST = 4000;

/** The other half of a row of a definition list. */
function halfBeside({ localName, previousElementSibling: before, nextElementSibling: after }: Element): Element | undefined {
  if (localName === 'dd' && before?.localName === 'dt') return before;
  return localName === 'dt' && after?.localName === 'dd' ? after : undefined;
}

/** Where a row leads: the address that names its work, or else its title's own; of a row that names none, the first there is. */
function linkOf(extent: readonly Element[], title: Element, ids: Ids, page: URL): string | undefined {
  const own = title.closest('a[href]') ?? title.querySelector('a[href]');
  const links = [...(own ? [own] : []), ...extent.flatMap((part) => [...part.querySelectorAll('a[href]')])];
  const urls = links
    .flatMap((link) => addressIn(page, link.getAttribute('href')) ?? [])
    .filter(({ protocol }) => /^https?:$/.test(protocol));
  const naming = urls.find((url) => Object.keys(idsInUrl(url)).length > 0);
  return (naming ?? (own || Object.keys(ids).length === 0 ? urls[0] : undefined))?.href;
}

/** The card of a row, as far as it has a title; what a row does not mark clearly is left out. */
export function cardOf(element: Element, ids: Ids, page: URL): Card | undefined {
  const beside = halfBeside(element);
  const extent = beside?.localName === 'dt' ? [beside, element] : beside ? [element, beside] : [element];
  if (extent.some((part) => textOf(part).length > LONGEST)) return undefined;
  const title = extent.map(titleIn).find((one) => one !== undefined);
  if (!title) return undefined;
  const paper: FoundPaper = { ids, site: 'web', title: title.text };
  const url = linkOf(extent, title.element, ids, page);
  if (url) paper.url = url;
  const authors = authorsIn(extent);
  if (authors) paper.authors = authors.map((name) => ({ name }));
  const year = ids.arxiv && arxivYear(ids.arxiv);
  if (year) paper.year = year;
  const holder = title.element.closest('a') ?? title.element;
  const isInside = extent.some((part) => part !== holder && part.contains(holder));
  return { element, extent, paper, place: 'inline', anchor: isInside ? holder : element, how: isInside ? 'after' : 'append' };
}
