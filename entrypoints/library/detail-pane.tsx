import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { PaperDetail } from '../../components/paper-detail';
import { t } from '../../components/words';
import type { Change, TagUse } from '../../paper/annotation';
import { textOf } from '../../paper/relevance-lesson';
import { historyOf } from '../../storage/history';
import { meetingOf } from '../../storage/query-reads';
import type { Library } from '../../storage/schema';
import { joinsOf } from '../../storage/twins';
import { background, type Deeds } from './deeds';
import { entryText, useBibOptions } from './export';
import { Findings } from './findings';
import { useJudge, useWeighed } from './judge';
import { useLive } from './live';
import { siteName } from './sites';
import { sourceName } from './source-name';

/** Typing stops this long (ms) before the draft is kept. */
const DRAFT_AFTER = 250;

/** Keeps what is typed soon after typing pauses, and at once when the pane goes or the page is hidden; `drop` forgets what is not kept yet. */
function useDraft(id: string, deeds: Deeds): { keep(text: string): void; drop(): void } {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; send(): void } | null>(null);
  const flush = () => {
    if (!waiting.current) return;
    clearTimeout(waiting.current.timer);
    waiting.current.send();
    waiting.current = null;
  };
  useLayoutEffect(() => {
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [id]);
  const drop = () => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const keep = (text: string) => {
    drop();
    const send = () => void deeds.attempt(() => background.draft(id, text));
    waiting.current = { timer: setTimeout(flush, DRAFT_AFTER), send };
  };
  return { keep, drop };
}

interface DetailPaneProps {
  db: Library;
  /** The paper's id. */
  id: string;
  tags: readonly TagUse[];
  focus: boolean;
  deeds: Deeds;
  onRemove(): void;
  onClose(): void;
}

/** The details of one paper, read from the library and written through the background. */
export function DetailPane({ db, id, tags, focus, deeds, onRemove, onClose }: DetailPaneProps) {
  const { value } = useLive(async () => {
    const paper = await db.papers.get(id);
    const [abstract, annotation, draft, saved, parts, finding] = await Promise.all([
      db.abstracts.get(id),
      db.annotations.get(id),
      db.drafts.get(paper?.aliases[0] ?? ''),
      db.events
        .where('paperId')
        .equals(id)
        .filter((event) => event.kind === 'saved')
        .first(),
      joinsOf(db, id),
      db.findings.get(id),
    ]);
    return { id, paper, abstract, annotation, draft: draft?.text ?? null, saved, parts, newest: finding?.newestVersion };
  }, [db, id]);
  // The log of changes is not read before somebody wants to see it.
  const [asked, setAsked] = useState('');
  const { value: history } = useLive(async () => (asked === id ? { id, of: await historyOf(db, id) } : undefined), [db, id, asked]);
  const options = useBibOptions(db);
  const typed = useDraft(id, deeds);
  const judge = useJudge(db, useWeighed());
  const change = (what: Change) => {
    // A draft kept after the note it became would come back as unsaved text.
    if (what.note !== undefined) typed.drop();
    return deeds.perform(() => background.change([id], what));
  };

  // What was read for the paper before must not show as this one's, not even for one frame.
  if (value?.id !== id) return <div class="paper-detail" aria-busy="true" />;
  const { paper, annotation, abstract } = value;
  if (!paper || !annotation) return <DetailGone onClose={onClose} />;
  const text = textOf(paper, abstract?.text ?? '');
  return (
    <PaperDetail
      entry={{ paper, annotation }}
      abstract={abstract}
      draft={value.draft}
      tags={tags}
      meeting={value.saved && meetingOf(value.saved)}
      siteName={siteName}
      sourceName={sourceName}
      newestVersion={value.newest}
      history={history?.id === id ? history.of : undefined}
      onHistory={() => setAsked(id)}
      onChoose={(field, said) => void deeds.perform(() => background.chooseFact(id, field, said))}
      entryText={() => entryText({ paper, annotation, abstract: abstract?.text ?? '' }, options)}
      findings={<Findings db={db} paper={paper} annotation={annotation} deeds={deeds} />}
      parts={value.parts}
      onPart={(n) => void deeds.undo(n)}
      relevance={judge?.relevance(text)}
      likely={judge?.tags(text)}
      focus={focus}
      onChange={change}
      onDraft={typed.keep}
      onOpened={() => void deeds.attempt(() => background.opened(id))}
      onRename={async (key) => {
        let renamed = key === paper.citekey;
        await deeds.perform(async () => {
          const action = await background.renameKey(id, key);
          renamed ||= action > 0;
          return action;
        });
        return renamed;
      }}
      onRemove={onRemove}
      onClose={onClose}
    />
  );
}

/** The pane when the address names a paper that is not, or no longer, in the library. */
function DetailGone({ onClose }: { onClose(): void }) {
  return (
    <div class="paper-detail">
      <p>{t('library_detail_gone')}</p>
      <button type="button" onClick={onClose}>
        {t('library_detail_close')}
      </button>
    </div>
  );
}
