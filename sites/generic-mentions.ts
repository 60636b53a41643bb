import { type Alias, aliasesOf, type Ids, normalizeIds } from '../paper/ids';
import { idsInUrl } from '../paper/link-ids';
import { addressIn } from './view';
import { isA } from './walk';

/** A place in a page that names a work. */
export interface Mention {
  element: Element;
  ids: Ids;
  /** The work's first name. */
  name: Alias;
}

/** What is about the site rather than what it shows; a menu within a row belongs to the row. */
const ASIDE = 'nav, footer, aside, [role="navigation"], [role="contentinfo"], [role="complementary"]';
const ROW = 'li, tr, article, dd';
/** Hosts and paths that may name a work, so that most links need not be parsed. */
const MAY_NAME =
  /arxiv|alphaxiv|doi\.org|\/10\.\d{4}|openreview|acl|pubmed|pmc|huggingface|hf\.co|semanticscholar|dblp|ssrn|[bm]io?rxiv|medrxiv|nature\.com|papers\.cool|scirate|emergentmind|plos/i;
/** Names written out in text: a DOI, or an arXiv id after its name. */
const WRITTEN =
  /\b(?:doi:\s*)?(10\.\d{4,9}\/[^\s"'<>]+[^\s"'<>.,;:)\]])|\barXiv:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?)/i;
/** No page is looked at further than this. */
const MOST = 20_000;

const mention = (element: Element, ids: Ids): Mention[] => {
  const [name] = aliasesOf(ids);
  return name ? [{ element, ids, name }] : [];
};

function linked(document: Document, page: URL): Mention[] {
  const out: Mention[] = [];
  for (const link of document.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    // On the sites themselves links are relative.
    if (!MAY_NAME.test(href) && !(href.startsWith('/') && MAY_NAME.test(page.hostname))) continue;
    if (out.length > MOST) break;
    const url = addressIn(page, href);
    if (url) out.push(...mention(link, idsInUrl(url)));
  }
  return out;
}

function marked(document: Document): Mention[] {
  const out: Mention[] = [];
  for (const element of document.querySelectorAll('[data-doi], span.Z3988[title]')) {
    const written = element.getAttribute('data-doi') ?? '';
    const coins = new URLSearchParams(element.getAttribute('title') ?? '');
    const doi =
      written ||
      coins
        .getAll('rft_id')
        .find((id) => /^info:doi\//.test(id))
        ?.slice(9);
    const arxiv = coins
      .getAll('rft_id')
      .find((id) => /^info:arxiv\//i.test(id))
      ?.slice(11);
    out.push(...mention(element, normalizeIds({ doi: doi || undefined, arxiv })));
  }
  return out;
}

function written(document: Document): Mention[] {
  const out: Mention[] = [];
  const texts = document.createTreeWalker(document.body ?? document.documentElement, 4);
  for (let node = texts.nextNode(); node && out.length < MOST; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    if (text.length > 2000 || !(text.includes('10.') || /arxiv:/i.test(text))) continue;
    const parent = node.parentElement;
    if (!parent || isA(parent, 'script, style, textarea, noscript, template, a *, a')) continue;
    const [, doi, arxiv] = WRITTEN.exec(text) ?? [];
    out.push(...mention(parent, normalizeIds({ doi, arxiv })));
  }
  return out;
}

/** Every place that names a work, in no particular order: links, marks made for other programs, and names written out. */
export function mentionsIn(document: Document, page: URL): Mention[] {
  const all = [...linked(document, page), ...marked(document), ...written(document)];
  return all.filter(({ element }) => {
    const aside = element.closest(ASIDE);
    return !aside || aside.parentElement?.closest(ROW);
  });
}
