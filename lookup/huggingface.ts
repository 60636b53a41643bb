import { normalizeId } from '../paper/ids';
import { abstractOf, authorsOf, dayOf, known, line, list, type Plain, plain, text } from './answer';
import type { FeedPaper } from './feed';
import { LookupError } from './polite';
import type { Said, Service } from './service';

/** What a record of a paper says. Who is hidden on its page is an author of the paper all the same. */
function saidIn(record: Plain): Said {
  const names = list(record.authors).map((author) => text(plain(author).name));
  return known({
    title: line(record.title),
    authors: authorsOf(names.filter((name) => /\p{L}/u.test(name))),
    date: dayOf(record.publishedAt),
    abstract: abstractOf(record.summary),
  });
}

/** The papers in an answer of `/api/daily_papers`, in its order. Throws LookupError `bad-answer` for what is no such list. */
export function dailyPapers(answer: unknown): FeedPaper[] {
  const papers = list(answer).flatMap((item, at): FeedPaper[] => {
    const record = plain(plain(item).paper);
    const arxiv = normalizeId('arxiv', text(record.id));
    const said = saidIn(record);
    if (!arxiv || !said.title) return [];
    const url = `https://huggingface.co/papers/${arxiv}`;
    const { upvotes } = record;
    return [
      known({
        found: { ...said, title: said.title, ids: { arxiv }, site: 'huggingface', url },
        url,
        published: dayOf(record.submittedOnDailyAt) ?? dayOf(plain(item).publishedAt) ?? said.date,
        rank: at + 1,
        upvotes: typeof upvotes === 'number' && upvotes >= 0 ? upvotes : undefined,
      }),
    ];
  });
  if (!Array.isArray(answer) || (answer.length > 0 && papers.length === 0))
    throw new LookupError('bad-answer', 'Its answer is no list of papers.');
  return papers;
}

/** The papers of Hugging Face (huggingface.co/docs/hub/api), one at a time by arXiv id. */
export const huggingface: Service = {
  id: 'huggingface',
  name: 'Hugging Face',
  origin: 'https://huggingface.co/*',
  base: 'https://huggingface.co',
  gap: 1000,
  atOnce: 1,
  knows: ({ ids }) => ids.arxiv !== undefined,
  async ask([paper], get, base) {
    if (!paper?.ids.arxiv) return [];
    const record = plain(await get(`${base}/api/papers/${paper.ids.arxiv}`, 'json'));
    if (normalizeId('arxiv', text(record.id)) !== paper.ids.arxiv) return [];
    return [{ id: paper.id, said: { ...saidIn(record), ids: { arxiv: paper.ids.arxiv } } }];
  },
};
