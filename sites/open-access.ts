import { linkIds, namesIn, ownLink, yearIn } from './fields';
import type { Listing } from './site';
import type { CardView } from './view';
import { isA, nextIn } from './walk';

const TITLE = '.ptitle a[href]';

/** What is said of a paper follows its title, until the next title. */
function extentOf(term: Element): Element[] {
  const extent = [term];
  for (let next = term.nextElementSibling; next && !isA(next, 'dt'); next = next.nextElementSibling) extent.push(next);
  if (extent.length > 1) return extent;
  const list = term.closest('dl');
  const apart = list && nextIn(list, term, 'dt, dd');
  return apart && isA(apart, 'dd') ? [term, apart] : extent;
}

function authorsOf(card: CardView): string[] {
  const forms = card.all('form.authsearch a');
  if (forms.length > 0) return forms.flatMap((link) => card.text(link) ?? []);
  const line = card.extent[1];
  return namesIn(line && card.text(line), /\s*,\s*/);
}

/** The list of papers of a conference as the Computer Vision Foundation writes it: a term for the title, then authors and links. */
export function openAccessList(own: Pick<Listing, 'name' | 'path'>): Listing {
  return {
    kind: 'listing',
    card: 'dt.ptitle',
    extent: extentOf,
    ids: (card) => linkIds(card, 'dd a[href*="arxiv.org"], dd a[href*="doi.org"], dd a[href*="link.springer.com"]'),
    url(card) {
      const url = ownLink(card, card.find(TITLE));
      return url && url.origin + url.pathname;
    },
    title: '.ptitle',
    authors: authorsOf,
    venue: (card) => /booktitle\s*=\s*\{([^{}]+)\}/.exec(card.find('.bibref')?.textContent ?? '')?.[1]?.trim(),
    year: (card) =>
      yearIn(
        /\byear\s*=\s*\{(\d{4})\}/.exec(card.find('.bibref')?.textContent ?? '')?.[1] ??
          ownLink(card, card.find(TITLE))?.pathname.replace(/[^\d]+/g, ' '),
      ),
    chip: { place: 'inline', in: (card) => card.find('.ptitle'), how: 'append' },
    ...own,
  };
}
