import { type Ids, normalizeId } from '../paper/ids';
import { idsInText, idsInUrl } from '../paper/link-ids';

/** Longest block of data that is parsed, in characters. */
const LONGEST = 200_000;
/** schema.org's kinds of scholarly works; an `Article` alone may be news. */
const SCHOLARLY = /^(?:https?:\/\/schema\.org\/)?(?:(?:Medical)?ScholarlyArticle|Thesis)$/;

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : isNode(value) ? textOf(value['@value']) : '';

/** What a page's own data says of the work it is about. */
export interface LinkedArticle {
  title: string;
  ids: Ids;
  authors: string[];
  venue?: string;
  date?: string;
  abstract?: string;
}

/** The nodes at the top of a block: itself, its list or graph, and what a page says it is mainly about. */
function topNodes(value: unknown): Node[] {
  return listOf(value).flatMap((one) => {
    if (!isNode(one)) return [];
    return [one, ...listOf(one['@graph']).filter(isNode), ...listOf(one.mainEntity).filter(isNode)];
  });
}

function parsed(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    // Data that is not whole says nothing; the page is read all the same.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function nameOf(person: unknown): string {
  if (!isNode(person)) return textOf(person);
  return textOf(person.name) || [textOf(person.givenName), textOf(person.familyName)].filter(Boolean).join(' ');
}

/** Names of the work among its identifiers and the addresses of itself elsewhere. */
function idsOf(node: Node): Ids {
  const written = [...listOf(node.identifier), ...listOf(node.sameAs), ...listOf(node['@id']), ...listOf(node.url), ...listOf(node.doi)];
  const ids: Ids = {};
  for (const one of written) {
    const [kind, value] = isNode(one) ? [textOf(one.propertyID), textOf(one.value) || textOf(one['@id'])] : ['', textOf(one)];
    const named = URL.canParse(value)
      ? idsInUrl(new URL(value))
      : /doi/i.test(kind)
        ? { doi: normalizeId('doi', value) }
        : idsInText(value);
    Object.assign(ids, { ...named, ...ids });
  }
  return ids;
}

const venueOf = (node: unknown): string =>
  isNode(node)
    ? textOf(node.name) && !/^\d+$|^(?:volume|issue)\b/i.test(textOf(node.name))
      ? textOf(node.name)
      : venueOf(node.isPartOf)
    : '';

/** The one scholarly article that the page says it is (JSON-LD, schema.org); undefined where it names none or several. */
export function linkedArticle(document: Document): LinkedArticle | undefined {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    topNodes(parsed(script.textContent ?? '')),
  );
  const articles = nodes.filter((node) => listOf(node['@type']).some((type) => SCHOLARLY.test(textOf(type))));
  const [node] = articles;
  const title = node && (textOf(node.headline) || textOf(node.name));
  if (!node || !title || articles.some((other) => (textOf(other.headline) || textOf(other.name)) !== title)) return undefined;
  const [date] = /^\d{4}(?:-\d\d-\d\d)?/.exec(textOf(node.datePublished)) ?? [];
  const venue = venueOf(node.isPartOf) || textOf(isNode(node.publication) ? node.publication.name : node.publication);
  const abstract = textOf(node.abstract);
  return {
    title,
    ids: idsOf(node),
    authors: [...listOf(node.author), ...listOf(node.creator)]
      .map(nameOf)
      .filter((name, at, all) => name !== '' && all.indexOf(name) === at),
    ...(venue && { venue }),
    ...(date && { date }),
    ...(abstract && { abstract }),
  };
}
