import { citationPage } from './citation-page';
import { dayIn, doiIn, isNoPaper, namesIn, ownLink, rowsAround, yearIn } from './fields';
import { metaText } from './metas';
import type { Site } from './site';
import { textOf } from './text';
import type { CardView } from './view';

const LINKS = 'a[href*="/article/view/"], a[href*="/view/"]';
const TITLED = `.title :is(${LINKS}), .media-heading :is(${LINKS}), .tocTitle :is(${LINKS}), :is(h2, h3, h4, h5) :is(${LINKS}), .article-summary-title :is(${LINKS}), .issue-article-title :is(${LINKS})`;
const ROWS =
  '.obj_article_summary, .article-summary, .article_summary, table.tocArticle, .tocArticle, .article-list-item, .issue-article, article, li, tr, .card';
/** An article's own page; a second number is of the file below it. */
const ARTICLE = /^(.*\/article\/view\/[\w.-]+?)\/?$/;

const isArticle = (link: Element) => /\/article\/view\/[\w.-]+\/?$/.test(link.getAttribute('href') ?? '') && !isNoPaper(textOf(link));
const titleLink = (card: CardView) => card.all(TITLED).find(isArticle);
const canonical = (url: URL | undefined) => {
  const path = ARTICLE.exec(url?.pathname ?? '')?.[1];
  return url && path && url.origin + path;
};

/** AAAI's proceedings, and every journal whose pages say that Open Journal Systems made them; by its public templates since version 2. */
export const ojs: Site = {
  id: 'ojs',
  name: 'AAAI and other Open Journal Systems',
  matches: ['https://ojs.aaai.org/*'],
  marks: (document) => /^Open Journal Systems/i.test(metaText(document, 'generator') ?? ''),
  listings: [
    citationPage({
      name: 'article',
      path: /\/article\/view\/[\w.-]+(?:\/\d+)?\/?$/,
      heading: 'h1.page_title, .obj_article_details h1, h1',
      url: (card) => canonical(new URL(card.page.href.replace(/(\/article\/view\/[\w.-]+)\/\d+\/?$/, '$1'))),
      abstract: (card) => metaText(card.document, 'dc.description') ?? card.text('.item.abstract, .article-abstract', 'h2, h3'),
    }),
    {
      name: 'articles',
      kind: 'listing',
      path: /^/,
      card: (root) => rowsAround(root, TITLED, ROWS, isArticle).map((row) => row.closest('.tocArticle') ?? row),
      ids: (card) => ({ doi: doiIn(card.find('a[href*="//doi.org/10."]')?.getAttribute('href') ?? undefined) }),
      url: (card) => canonical(ownLink(card, titleLink(card))),
      title(card) {
        const link = titleLink(card);
        const subtitle = link?.querySelector('.subtitle');
        const parts = link && [card.text(link, '.subtitle'), subtitle && card.text(subtitle)];
        return parts?.filter(Boolean).join(': ');
      },
      authors: (card) => namesIn(card.text('.authors, .tocAuthors, .meta .author, .article-summary-authors'), /\s*[,;]\s*/),
      venue: (card) => metaText(card.document, 'citation_journal_title') ?? undefined,
      date: (card) => dayIn(card.text('.published, .date')),
      year: (card) =>
        yearIn(
          card.text('.published, .date') ??
            [...card.document.querySelectorAll('h1, h2, h3, .current_issue_title')]
              .map((heading) => textOf(heading))
              .find((text) => /^Vol/i.test(text)),
        ),
      chip: { place: 'inline', in: titleLink, how: 'after' },
    },
  ],
};
