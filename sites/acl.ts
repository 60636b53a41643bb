import { type Ids, normalizeId } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { citationPage } from './citation-page';
import { linkIds, texts, yearIn } from './fields';
import type { Site } from './site';
import type { CardView } from './view';

const paperUrl = (_card: CardView, { acl: id }: Ids) => id && `https://aclanthology.org/${/^[a-z]\d/.test(id) ? id.toUpperCase() : id}/`;

/** The front matter of a volume counts as its paper 0, which old ids write with as many digits as their volume has papers. */
const isFrontMatter = (id: string) => /\.0$|-\d000$|^w\d\d-\d\d00$/.test(id);

function linkedId(link: Element | undefined): string | undefined {
  const path = /^(?:https:\/\/(?:www\.)?aclanthology\.org)?\/([\w.-]+)\/?$/.exec(link?.getAttribute('href') ?? '')?.[1];
  return path && normalizeId('acl', path);
}

/** Bold links to papers, and the row around each. */
function rows(root: Document): Element[] {
  return [...root.querySelectorAll('strong > a[href], a.align-middle[href]')].flatMap((link) => {
    const id = link.classList.contains('badge') ? undefined : linkedId(link);
    return id && !isFrontMatter(id) ? (link.closest('p, .d-sm-flex, li') ?? []) : [];
  });
}

/** The abstract that folds out below a row, whatever was put around it. */
function foldOf(row: Element): Element | undefined {
  const target = /^#(abstract-[\w.-]+)$/.exec(row.querySelector('a[href^="#abstract-"]')?.getAttribute('href') ?? '')?.[1];
  return target ? (row.ownerDocument.getElementById(target) ?? undefined) : undefined;
}

const titleLink = (card: CardView) => card.all('strong > a[href], a.align-middle[href]:not(.badge)').find((link) => linkedId(link));

/** The year in an id: four digits since 2020, two before. */
function idYear(id: string | undefined): number | undefined {
  const [, letter, two] = /^([a-z])(\d\d)-/.exec(id ?? '') ?? [];
  if (!letter || !two) return yearIn(id);
  return Number(two) + (Number(two) < 50 ? 2000 : 1900);
}

/** The ACL Anthology, by its website's public templates; single papers by a real page. */
export const acl: Site = {
  id: 'acl',
  name: 'ACL Anthology',
  matches: ['https://aclanthology.org/*', 'https://www.aclanthology.org/*'],
  listings: [
    {
      name: 'papers',
      kind: 'listing',
      path: /^\/(?:events|volumes|venues|people|sigs)\//,
      card: rows,
      extent: (row) => [row, foldOf(row)],
      ids: (card) => ({ acl: linkedId(titleLink(card)), ...linkIds(card, 'a[href*="//doi.org/"]') }),
      url: paperUrl,
      title(card) {
        const link = titleLink(card);
        return link && card.text(link);
      },
      authors: (card) => texts(card, 'a[href*="/people/"]'),
      abstract: (card) => card.text('.abstract-collapse .card-body'),
      venue: (card) =>
        card.text('a[href*="/volumes/"]') ?? card.document.querySelector('h2#title')?.textContent?.replace(/\s+/g, ' ').trim(),
      year: (card) => idYear(linkedId(titleLink(card))),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
    citationPage({
      path: (url) => {
        const { acl: id } = idsInUrl(url);
        return id !== undefined && !isFrontMatter(id) && !/\.(?:pdf|bib|xml|endf)$/.test(url.pathname);
      },
      proof: 'h2#title',
      heading: 'h2#title',
      url: paperUrl,
      authors: (card) => texts(card, '.lead a'),
      abstract: (card) => card.text('.acl-abstract > span, .acl-abstract > div'),
      chip: { place: 'inline', in: (card) => card.find('h2#title'), how: 'append' },
    }),
  ],
};
