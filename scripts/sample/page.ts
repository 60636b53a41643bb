import { readFileSync } from 'node:fs';
import { type SamplePaper, samplePapers } from './papers';

const DATE = '2026-01-15';
const css = readFileSync(new URL('./feed.css', import.meta.url), 'utf8');

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const html = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

const hue = (paper: SamplePaper, step = 0) => (Number(paper.arxiv.slice(-4)) * 37 + step * 73) % 360;

/** A little drawing of a page, so that the feed has pictures without a network. */
function thumbnail(paper: SamplePaper): string {
  const lines = [30, 42, 54, 66, 78].map(
    (y, i) => `<rect x="150" y="${y}" width="${110 - ((hue(paper, i) * 7) % 50)}" height="4" rx="2"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 350 150"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue(paper)} 55% 86%)"/><stop offset="1" stop-color="hsl(${hue(paper, 1)} 55% 76%)"/></linearGradient></defs><rect width="350" height="150" fill="url(#g)"/><g fill="hsl(${hue(paper)} 30% 38%)" opacity=".55">${lines.join('')}<circle cx="100" cy="62" r="${18 + (hue(paper) % 14)}"/></g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** One entry of the list that the page hands to its scripts. */
function entry(paper: SamplePaper) {
  const published = `${paper.year}-${paper.arxiv.slice(2, 4)}-12T00:00:00.000Z`;
  const authors = paper.authors.map((name, index) => ({ _id: `${paper.arxiv}-${index}`, name, hidden: false }));
  const { arxiv: id, title, abstract: summary, upvotes, submitter: name } = paper;
  const submittedBy = { fullname: name, name, type: 'user' };
  return {
    paper: {
      id,
      authors,
      publishedAt: published,
      submittedOnDailyAt: `${DATE}T00:00:00.000Z`,
      title,
      summary,
      upvotes,
      discussionId: `sample-${id}`,
    },
    publishedAt: published,
    title,
    summary,
    numComments: upvotes % 5,
    submittedBy,
  };
}

function card(paper: SamplePaper): string {
  const href = `/papers/${paper.arxiv}`;
  const faces = paper.authors.slice(0, 5).map((name, i) => `<li title="${html(name)}" style="--hue:${hue(paper, i)}"></li>`);
  return `<article class="relative flex flex-col"><!--[-1--><a href="${href}" class="thumb"><img loading="lazy" alt="" src="${thumbnail(paper)}"/></a><!--]--> <!--[0--><div class="badge">Submitted by ${html(paper.submitter)}</div><!--]-->
<div class="lower"><!--[0--><a href="/login?next=%2Fpapers%2F${paper.arxiv}" class="self-start"><div class="votes"><input disabled type="checkbox"/>▲ <div class="leading-none">${paper.upvotes}</div></div></a><!--]--> <dialog><div tabindex="-1"></div></dialog>
<div class="about"><h3><a href="${href}">${html(paper.title)}</a></h3> <div class="people"><ul>${faces.join('')}<li>· ${paper.authors.length} authors</li></ul><!--[1--><a href="${href}#community">${paper.upvotes % 5}</a><!--]--></div></div></div></article>`;
}

function page(title: string, theme: string | null, bodyClass: string, body: string): string {
  return `<!doctype html>
<html lang="en" class="${theme === 'dark' || theme === 'light' ? theme : ''}"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>${html(title)}</title><link rel="icon" href="data:,"/><style>${css}</style></head>
<body class="${bodyClass}">${body}</body></html>`;
}

/** The sample feed as a listing page in the shape of a Hugging Face daily page. */
export function listingPage(papers: readonly SamplePaper[], theme: string | null = null): string {
  const props = {
    dateString: DATE,
    prevDate: '2026-01-14',
    periodType: 'day',
    query: {},
    isTrending: false,
    dailyPapers: papers.map(entry),
  };
  const header = `<header class="bar"><h1>Sample feed</h1><p>${papers.length} papers to try Offprint on. The titles are real; authors, abstracts and numbers are invented.</p></header>`;
  return page(
    'Sample feed',
    theme,
    'DailyPapersPage',
    `<div class="SVELTE_HYDRATER contents" data-target="DailyPapers" data-props="${html(JSON.stringify(props))}"><!--[-->${header}<main class="cards">${papers.map(card).join('\n')}</main><!--]--></div>`,
  );
}

/** One paper's own page. */
export function paperPage(paper: SamplePaper, theme: string | null = null): string {
  const authors = paper.authors.map(
    (name) => `<span class="author"><a href="/papers?author=${encodeURIComponent(name)}">${html(name)}</a></span>`,
  );
  return page(
    `Paper page - ${paper.title}`,
    theme,
    'PaperPage',
    `<header class="bar"><p><a href="/papers">← Sample feed</a></p></header><main class="paper"><section><h1>${html(paper.title)}</h1><div class="authors">${authors.join(', ')}</div><div class="links"><a href="https://arxiv.org/abs/${paper.arxiv}">View arXiv page</a><a href="https://arxiv.org/pdf/${paper.arxiv}">View PDF</a></div><h2>Abstract</h2><p>${html(paper.abstract)}</p></section></main>`,
  );
}

/** What the sample site answers to an address: `?n=` sets how many cards, `?theme=dark` or `light` overrides the system's. */
export function answer(url: URL): { status: number; contentType: string; body: string } {
  const papers = samplePapers(Number(url.searchParams.get('n')) || undefined);
  const theme = url.searchParams.get('theme');
  const contentType = 'text/html; charset=utf-8';
  const id = /^\/papers\/(\d{4}\.\d{5})$/.exec(url.pathname)?.[1];
  const paper = id && (papers.find(({ arxiv }) => arxiv === id) ?? samplePapers(5_000).find(({ arxiv }) => arxiv === id));
  if (paper) return { status: 200, contentType, body: paperPage(paper, theme) };
  if (!id && /^\/papers(\/|$)/.test(url.pathname)) return { status: 200, contentType, body: listingPage(papers, theme) };
  return { status: 404, contentType, body: page('Not here', theme, '', '<header class="bar"><h1>Not here</h1></header>') };
}
