import { normalizeId } from '../paper/ids';
import { abstractOf, authorsOf, dayOf, known, line, list, plain, text } from './answer';
import type { Service } from './service';

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
    const names = list(record.authors).map((author) => text(plain(author).name));
    return [
      {
        id: paper.id,
        said: known({
          title: line(record.title),
          authors: authorsOf(names.filter((name) => /\p{L}/u.test(name))),
          date: dayOf(record.publishedAt),
          abstract: abstractOf(record.summary),
          ids: { arxiv: paper.ids.arxiv },
        }),
      },
    ];
  },
};
