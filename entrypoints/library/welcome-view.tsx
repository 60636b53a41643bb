import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { ImportPanel } from '../../components/import-panel';
import { PagePaperCard } from '../../components/page-paper';
import { hashOf, routeTo } from '../../components/route';
import { count, t } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import type { FoundPaper } from '../../paper/paper';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { planImport } from './import';
import { deedsOn, usePagePapers } from './page-papers';
import { SiteSettings } from './site-settings';

/** Where a reader may begin. */
const STARTS = [
  { name: 'Hugging Face Papers', url: 'https://huggingface.co/papers' },
  { name: 'arXiv cs.CL', url: 'https://arxiv.org/list/cs.CL/new' },
];

/** Papers to try things on, which most readers know. */
const KNOWN: FoundPaper[] = [
  { arxiv: '1706.03762', title: 'Attention Is All You Need', authors: ['Ashish Vaswani', 'Noam Shazeer', 'Niki Parmar'], year: 2017 },
  { arxiv: '1412.6980', title: 'Adam: A Method for Stochastic Optimization', authors: ['Diederik P. Kingma', 'Jimmy Ba'], year: 2014 },
].map(({ arxiv, title, authors, year }) => ({
  ids: { arxiv },
  site: 'arxiv',
  title,
  authors: authors.map((name) => ({ name })),
  year,
  url: `https://arxiv.org/abs/${arxiv}`,
}));

const PRACTICE = KNOWN.map((found, index) => ({ found, index }));

interface WelcomeViewProps {
  db: Library;
  tags: readonly TagUse[];
  deeds: Deeds;
  onEnd(): void;
}

/** The first steps: try it, bring what is elsewhere, and say where papers are read. */
export function WelcomeView({ db, tags, deeds, onEnd }: WelcomeViewProps) {
  const papers = usePagePapers(db, PRACTICE);
  const { change, remove } = deedsOn(deeds, '');
  const kept = papers.flatMap(({ annotation }) => annotation?.id ?? []);
  return (
    <div class="settings welcome">
      <div class="welcome-head">
        <h2>{t('welcome_title')}</h2>
        <p class="quiet-text">{t('welcome_hint')}</p>
      </div>
      <Step title={t('welcome_try')} hint={t('welcome_try_hint')}>
        {papers.map((paper) => (
          <PagePaperCard
            key={paper.index}
            paper={paper}
            tags={tags}
            onChange={(what) => change(paper, what)}
            onRemove={() => remove(paper)}
            onDetail={() => {
              location.hash = hashOf({ ...routeTo('papers'), paper: paper.annotation?.id ?? '' });
            }}
          />
        ))}
        {kept.length > 0 && (
          <button type="button" onClick={() => void deeds.perform(() => background.remove(kept), t('toast_removed'))}>
            {count('welcome_remove', kept.length)}
          </button>
        )}
      </Step>
      <Step title={t('welcome_bring')} hint={t('welcome_bring_hint')}>
        <ImportPanel read={(source, tell, signal) => planImport(db, source, tell, signal)} undo={(action) => void deeds.undo(action)} />
        <p>
          <a href={hashOf(routeTo('settings'))}>{t('welcome_restore')}</a>
        </p>
      </Step>
      <Step title={t('welcome_sites')} hint={t('welcome_sites_hint')}>
        <p class="starts">
          {STARTS.map(({ name, url }) => (
            <a key={url} class="button primary" href={url} target="_blank" rel="noreferrer">
              {name}
            </a>
          ))}
        </p>
        <SiteSettings db={db} deeds={deeds} />
      </Step>
      <p class="welcome-end">
        <button type="button" onClick={onEnd}>
          {t('welcome_end')}
        </button>
      </p>
    </div>
  );
}

function Step({ title, hint, children }: { title: string; hint: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        <p class="quiet-text">{hint}</p>
      </div>
      <div class="settings-body">{children}</div>
    </section>
  );
}
