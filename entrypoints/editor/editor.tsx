import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../components/icons';
import { WithMaths } from '../../components/maths';
import { PaperEditor } from '../../components/paper-editor';
import { RelevanceLine } from '../../components/relevance-mark';
import { SamePaper } from '../../components/same-paper';
import { day, t } from '../../components/words';
import type { FromEditor, OpenEditor } from '../../messages/frame';
import type { EditorView } from '../../messages/requests';
import type { Change } from '../../paper/annotation';
import { background, wordsOf } from './background';
import { copy } from './copy';

type Citation = Awaited<ReturnType<typeof background.cite>>;

const hostOf = (url: string | undefined) => (url && URL.canParse(url) ? new URL(url).hostname : '');

/** The shared editor: shows what is stored of one paper, and says every change to the background at once. */
export function Editor({ open, tell }: { open: OpenEditor; tell(message: FromEditor): void }) {
  const { paper, place } = open;
  const [view, setView] = useState<EditorView | null>(null);
  const [citation, setCitation] = useState<Citation | null>(null);
  const [problem, setProblem] = useState('');

  const read = async () => {
    const [now, cited] = await Promise.all([background.view(paper), background.cite(paper)]);
    setView(now);
    setCitation(cited);
  };
  const attempt = (work: () => Promise<void>) => {
    setProblem('');
    return work().catch((error: unknown) => setProblem(wordsOf(error)));
  };
  useEffect(() => void attempt(read), []);

  const change = (wanted: Change) =>
    attempt(async () => {
      const known = view?.paper !== null;
      const { action } = await background.act(paper, wanted, place);
      await read();
      if (action) tell({ kind: 'done', action, what: known ? 'changed' : 'saved' });
    });
  const join = (id: string) =>
    attempt(async () => {
      const { action } = await background.join(paper, id);
      await read();
      tell({ kind: 'done', action, what: 'changed' });
    });
  const remove = () =>
    attempt(async () => {
      const { action } = await background.remove(paper);
      tell({ kind: 'done', action, what: 'removed' });
      tell({ kind: 'close' });
    });

  return (
    <main class="editor" aria-busy={view === null}>
      <header>
        <h1 dir="auto">
          <WithMaths text={view?.paper?.title ?? paper.title} />
        </h1>
        <button type="button" class="icon" aria-label={t('close')} title={t('close')} onClick={() => tell({ kind: 'close' })}>
          <Icon name="close" />
        </button>
      </header>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      {view ? (
        <>
          {view.alike.map((twin) => (
            <SamePaper
              key={twin.paper.id}
              twin={twin}
              site={hostOf(twin.paper.url)}
              onSame={() => join(twin.paper.id)}
              onApart={() =>
                attempt(async () => {
                  await background.keepApart(paper, twin.paper.id);
                  await read();
                })
              }
            />
          ))}
          {view.weight && <RelevanceLine {...view.weight} />}
          <PaperEditor
            annotation={view.annotation}
            tags={view.tags}
            likely={view.likely}
            draft={view.draft}
            focus={open.focus}
            onChange={change}
            onDraft={(text) => attempt(() => background.draft(paper, text))}
          />
          <footer>
            <Copies citation={citation} />
            <p class="kept">
              {view.paper ? t('editor_saved_on', day(view.paper.addedAt)) : t('editor_not_saved')}
              {view.paper && (
                <button type="button" class="icon" aria-label={t('editor_remove')} title={t('editor_remove')} onClick={remove}>
                  <Icon name="trash" />
                </button>
              )}
            </p>
          </footer>
        </>
      ) : (
        !problem && <p class="loading">{t('editor_loading')}</p>
      )}
    </main>
  );
}

/** Buttons that copy the entry, the citation command and the link. */
function Copies({ citation }: { citation: Citation | null }) {
  const [copied, setCopied] = useState('');
  const copyAs = (text: string | undefined, what: string) => {
    if (text === undefined) return;
    void copy(text).then((done) => setCopied(done ? what : ''));
  };
  const choices = [
    { what: t('editor_copy_bibtex'), text: citation?.bibtex },
    { what: t('editor_copy_cite'), text: citation?.key },
    { what: t('editor_copy_link'), text: citation?.link },
  ];
  return (
    <div class="copies">
      {choices.map(({ what, text }) => (
        <button key={what} type="button" class="quiet" disabled={text === undefined} onClick={() => copyAs(text, what)}>
          <Icon name={copied === what ? 'check' : 'copy'} />
          {what}
        </button>
      ))}
      <span class="unseen" role="status">
        {copied && `${t('editor_copied')}: ${copied}`}
      </span>
    </div>
  );
}
