import { type Answer, smallPages } from './site';

/** A publication list of no site we know. */
export const PUBLICATIONS = 'https://people.example.edu/~someone/publications.html';
/** A blog post that only cites. */
export const CITING = 'https://blog.example.org/on-attention';

/** Answers with pages of no site we know, and with our small pages. */
export const unknownSites: Answer = (url) => {
  const paper = (id: string, title: string) =>
    `<li><b>${title}</b><br>A. Author, B. Writer<br><a href="https://arxiv.org/abs/${id}">arXiv</a> <a href="/pdf/${id}.pdf">pdf</a></li>`;
  const list = ['2402.05099', '2402.05100', '2402.05101', '2402.05102'].map((id, at) =>
    paper(id, `A study of the ${at + 1}th kind of thing`),
  );
  const cited = ['1706.03762', '1810.04805', '2005.14165'].map(
    (id, at) => `<li>[${at + 1}] Somebody et al. <a href="https://arxiv.org/abs/${id}">“A cited work of note ${at + 1}.”</a> 2020.</li>`,
  );
  const pages: Record<string, string> = {
    [PUBLICATIONS]: `<h1>Publications</h1><ul>${list.join('')}</ul>`,
    [CITING]: `<article><h1>On attention</h1><p>${'Words about attention, at length and leisure. '.repeat(20)}</p><h2>References</h2><ol>${cited.join('')}</ol></article>`,
  };
  const body = pages[`${url.origin}${url.pathname}`];
  return body
    ? { status: 200, contentType: 'text/html; charset=utf-8', body: `<!doctype html><title>A page</title>${body}` }
    : smallPages(url);
};
