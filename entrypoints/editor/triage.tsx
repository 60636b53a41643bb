import { useEffect, useRef, useState } from 'preact/hooks';
import { TagField } from '../../components/tag-field';
import { TriageBar } from '../../components/triage-bar';
import { type TriageAction, triageKeysOf } from '../../components/triage-keys';
import { TriageSheet } from '../../components/triage-sheet';
import { cardWords, tagsOf } from '../../components/triage-words';
import { t } from '../../components/words';
import type { FromTriage } from '../../messages/frame';
import type { TriageView } from '../../messages/requests';
import { background } from './background';
import { useTriageDeeds } from './triage-deeds';
import { useTriageKeys } from './triage-keys';

/** The bar of triage: hears the keys, says every change to the background at once, and tells the page's script where to go. */
export function Triage({ port, view, tell }: { port: MessagePort; view: TriageView | null; tell(message: FromTriage): void }) {
  const deeds = useTriageDeeds(port, tell, background);
  const { card, of, chosen } = deeds;
  const [sheet, setSheet] = useState(false);
  const [tagging, setTagging] = useState(false);
  const main = useRef<HTMLDivElement>(null);
  const keys = triageKeysOf(view?.keys);
  const states = deeds.meant.map(({ state }) => state);

  const perform = (action: TriageAction) => {
    if (action === 'help') setSheet(!sheet);
    else if (action === 'tag' && deeds.meant.length > 0) {
      deeds.readTags();
      setTagging(true);
    } else deeds.perform(action);
  };
  const leave = () => {
    if (tagging) setTagging(false);
    else if (sheet) setSheet(false);
    else deeds.perform('leave');
    main.current?.focus();
  };
  const isFocused = useTriageKeys(main, keys, {
    perform,
    leave,
    ask: deeds.ask,
    focused: deeds.listen,
    blurred: (meant) => tell({ kind: 'blur', meant, at: Date.now() }),
  });
  const isAnywhere = deeds.meant.length > 0;
  useEffect(() => {
    if (!isAnywhere) setTagging(false);
  }, [isAnywhere]);

  const paused = view?.shortcut ? t('triage_paused', view.shortcut) : t('triage_paused_plainly');
  return (
    <div ref={main} class="triage" role="application" aria-label={t('triage_title')} tabIndex={-1}>
      {sheet && <TriageSheet keys={keys} shortcut={view?.shortcut ?? ''} />}
      {tagging && (
        <div class="triage-tags">
          <TagField
            given={tagsOf(states).slice(0, 20)}
            uses={deeds.tags}
            autoFocus
            onAdd={(tag) => deeds.change({ addTags: [tag] })}
            onRemove={(tag) => deeds.change({ removeTags: [tag] })}
          />
        </div>
      )}
      <TriageBar
        card={card && { title: card.paper.title, index: card.index, state: card.state }}
        of={of}
        chosen={chosen.map(({ state }) => state)}
        keys={keys}
        said={isFocused ? deeds.said.words : paused}
        onAction={(action) => {
          perform(action);
          if (action !== 'tag') main.current?.focus();
        }}
        onNone={() => deeds.ask({ kind: 'choose-none' })}
        onClose={() => tell({ kind: 'close' })}
      />
      <p class="unseen" role="status">
        {card && cardWords(card.paper.title, card.index, of, card.state)}
      </p>
      <p class="unseen" role="status">
        <span key={deeds.said.n}>{deeds.said.words}</span>
      </p>
    </div>
  );
}
