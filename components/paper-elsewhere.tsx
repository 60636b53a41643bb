import { type PaperLink, paperLinks } from '../paper/links';
import type { Paper } from '../paper/paper';
import { t } from './words';

const NAMES: Record<Exclude<PaperLink['kind'], 'code'>, string> = {
  pdf: 'PDF',
  arxiv: 'arXiv',
  huggingface: 'Hugging Face',
  alphaxiv: 'alphaXiv',
};

/** Links to where a paper can be read and talked about, and to its code, as far as its names and `texts` say. */
export function PaperElsewhere({ paper, texts, onOpened }: { paper: Paper; texts: readonly string[]; onOpened(): void }) {
  const links = paperLinks(paper.aliases, paper.url, texts);
  if (links.length === 0) return null;
  return (
    <ul class="elsewhere" aria-label={t('link_elsewhere')}>
      {links.map(({ kind, url }) => {
        const opened = kind === 'code' ? undefined : onOpened;
        return (
          <li key={kind}>
            <a href={url} target="_blank" rel="noreferrer" onClick={opened} onAuxClick={opened}>
              {kind === 'code' ? t('link_code') : NAMES[kind]}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
