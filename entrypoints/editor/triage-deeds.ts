import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { holds } from '../../components/triage-bar';
import type { TriageAction } from '../../components/triage-keys';
import { changeOf, changeWords, foreseen } from '../../components/triage-words';
import { count, t } from '../../components/words';
import type { FromTriage, ToTriage, TriageCard } from '../../messages/frame';
import type { EditorRequests } from '../../messages/requests';
import type { Client } from '../../messages/wire';
import type { Change, TagUse } from '../../paper/annotation';
import { wordsOf } from './background';
import { copy } from './copy';

/** How long the editor may take to have the keyboard (ms); what is typed meanwhile was meant for it. */
const DEAF = 3000;

/** What the page's script answers when it is done. */
export type Asked = Exclude<FromTriage, { kind: 'size' | 'blur' | 'close' | 'gone' }>;

/** What is done one after the other: what a key says, what Escape means (letting go of what is chosen, or leaving), and a change such as of tags. */
type Deed = TriageAction | 'leave' | { change: Change };

/** What is wanted of papers in these states. */
type Wish = (states: readonly TriageCard['state'][]) => Change | undefined;

/** What triage asks the background. */
export type Asks = Pick<Client<EditorRequests>, 'tags' | 'states' | 'actMany' | 'citeMany' | 'open' | 'undo'>;

export interface TriageDeeds {
  card: TriageCard | null;
  of: number;
  chosen: readonly TriageCard[];
  /** What is changed: the cards chosen, or else the one the reader is at. */
  meant: readonly TriageCard[];
  tags: readonly TagUse[];
  /** What was said last, and how often something was: the same words twice are said twice. */
  said: { words: string; n: number };
  /** Asks something of the page's script; what is performed until it is done waits for it. */
  ask(message: Asked): void;
  perform(action: TriageAction | 'leave'): void;
  /** The keyboard is here again. */
  listen(): void;
  change(wanted: Change): void;
  readTags(): void;
}

/** What triage knows and does. Nothing is done to a card before the page's script has said that this is the card. */
export function useTriageDeeds(port: MessagePort, tell: (message: FromTriage) => void, background: Asks): TriageDeeds {
  const [at, setAt] = useState<{ card: TriageCard | null; of: number }>({ card: null, of: 0 });
  const [chosen, setChosen] = useState<TriageCard[]>([]);
  const [said, setSaid] = useState({ words: '', n: 0 });
  const [tags, setTags] = useState<TagUse[]>([]);
  const name = useRef<string>(undefined);
  const finished = useRef<number[]>([]);
  const turn = useRef(Promise.resolve());
  const changing = useRef(0);
  const unanswered = useRef(0);
  const deafUntil = useRef(0);
  const waiting = useRef<Deed[]>([]);
  const [answers, setAnswers] = useState(0);

  const { card, of } = at;
  const meant = chosen.length > 0 ? chosen : card ? [card] : [];
  const papers = meant.map(({ paper }) => paper);
  const say = (words: string) => setSaid(({ n }) => ({ words, n: n + 1 }));
  /** One after the other, so that an undo finds what was done before it. */
  const attempt = (work: () => Promise<void>) => {
    turn.current = turn.current.then(work).catch((error: unknown) => say(wordsOf(error)));
  };
  const hear = (message: ToTriage) => {
    if (message.kind === 'at') {
      // What was said of another card would be taken for being about this one.
      if (message.card?.name !== name.current) setSaid(({ n }) => ({ words: '', n }));
      name.current = message.card?.name;
      setAt(message);
    } else if (message.kind === 'chosen') setChosen(message.cards);
    else if (message.kind === 'end') say(t(message.by > 0 ? 'triage_last' : 'triage_first'));
    else if (message.kind === 'full') say(t('triage_full'));
    else if (message.kind === 'ready') {
      unanswered.current--;
      setAnswers((n) => n + 1);
    } else if (message.kind === 'bye') attempt(async () => tell({ kind: 'gone' }));
    else if (message.kind === 'done') {
      if (message.action) finished.current.push(message.action);
      say(message.words);
    }
  };
  useLayoutEffect(() => {
    port.onmessage = ({ data }: MessageEvent<ToTriage>) => hear(data);
  }, []);

  /** Shows states before the page's script has heard of them: the next key may come sooner. */
  const show = (states: ReadonlyMap<string, TriageCard['state']>) => {
    const now = (one: TriageCard): TriageCard => {
      const state = states.get(one.name);
      return state === undefined ? one : { ...one, state };
    };
    setAt((before) => ({ ...before, card: before.card && now(before.card) }));
    setChosen((before) => before.map(now));
  };
  const readTags = () => attempt(async () => setTags(await background.tags()));
  const wish = (wishOf: Wish) => {
    const expected = wishOf(meant.map(({ state }) => state));
    if (!expected) return;
    show(new Map(meant.map(({ name, state }) => [name, foreseen(state, expected)])));
    changing.current++;
    attempt(async () => {
      const placed = meant.map(({ paper, place }) => ({ paper, place }));
      const doing = async () => {
        // What the page tells may be older than what the keys before this one did.
        const wanted = wishOf(await background.states(papers)) ?? expected;
        return { wanted, ...(await background.actMany(placed, wanted)) };
      };
      const { wanted, action, states } = await doing().finally(() => changing.current--);
      if (changing.current === 0) show(new Map(meant.map(({ name }, index) => [name, states[index] ?? null])));
      if (action) finished.current.push(action);
      say(action ? changeWords(wanted, meant.length) : t('triage_already'));
      if (wanted.addTags) readTags();
    });
  };
  const undo = () =>
    attempt(async () => {
      const last = finished.current.pop();
      if (last !== undefined) await background.undo(last);
      say(t(last === undefined ? 'library_no_deeds' : 'toast_undone'));
    });
  const copyEntries = () =>
    attempt(async () => {
      const isCopied = await copy(await background.citeMany(papers));
      say(isCopied ? count('triage_copied', papers.length) : t('library_copy_failed'));
    });
  const ask = (message: Asked) => {
    unanswered.current++;
    tell(message);
  };
  const performNow = (action: Deed) => {
    if (action === 'next' || action === 'previous') ask({ kind: 'step', by: action === 'next' ? 1 : -1 });
    else if (action === 'leave' && chosen.length > 0) ask({ kind: 'choose-none' });
    else if (action === 'leave') tell({ kind: 'close' });
    else if (action === 'undo') undo();
    else if (action === 'select') ask({ kind: 'choose' });
    else if (meant.length === 0) say(t('triage_nowhere'));
    else if (typeof action === 'object') wish(() => action.change);
    else if (action === 'copy') copyEntries();
    else if (action === 'note') {
      deafUntil.current = performance.now() + DEAF;
      ask({ kind: 'edit', focus: 'note' });
    } else if (action === 'open') {
      if (card) attempt(() => background.open(card.paper));
    } else wish((states) => changeOf(action, holds(action, states) === true));
  };
  // In an effect, so that what was told before the answer is drawn, and known to what comes next.
  useLayoutEffect(() => {
    const next = unanswered.current === 0 ? waiting.current.shift() : undefined;
    if (!next) return;
    performNow(next);
    setAnswers((n) => n + 1);
  }, [answers]);

  const perform = (deed: Deed) => {
    if (unanswered.current > 0 || waiting.current.length > 0) waiting.current.push(deed);
    else performNow(deed);
  };

  return {
    card,
    of,
    chosen,
    meant,
    tags,
    said,
    ask,
    listen() {
      deafUntil.current = 0;
    },
    perform(action) {
      if (performance.now() >= deafUntil.current) perform(action);
    },
    change: (change) => perform({ change }),
    readTags,
  };
}
