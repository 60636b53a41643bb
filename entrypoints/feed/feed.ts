import { browser } from 'wxt/browser';
import { speak, t, type Word } from '../../components/words';
import type { PageReport, Ruled } from '../../messages/page';
import { language, phrase } from '../../messages/phrases';
import type { ChipState, FeedRequests, ListingMet } from '../../messages/requests';
import { client, RequestError } from '../../messages/wire';
import type { Change } from '../../paper/annotation';
import type { Alias } from '../../paper/ids';
import type { FoundPaper } from '../../paper/paper';
import type { Reader } from '../../sites/site';
import { arrivals } from './arrival';
import type { EditorFocus } from './chip';
import type { Door, Triage } from './door';
import { further, onKey } from './further';
import { glance } from './glance';
import { guard } from './guard';
import { listeners } from './listeners';
import { lookup } from './lookup';
import { pageReader } from './page-reader';
import { createPanel } from './panel';
import type { Seat } from './seat';
import { type Seats, seats } from './seats';
import { closedHost } from './shadow';
import { sightings } from './sight';
import { onThemeChange } from './theme';
import { createToast } from './toast';
import { type PageWatch, watchPage } from './watch';
import { weights } from './weights';

/** Offprint on one page. */
export interface Feed {
  stop(): void;
  alive(): boolean;
  /** The library changed: show what is stored now. */
  refresh(): void;
  /** The reader's ways with pages have changed. */
  again(): void;
  /** Brings the nth paper of the report to the middle of the screen and its chip into focus. */
  show(index: number): void;
  /** All papers on the page, once it is read to its end. */
  report(): Promise<PageReport>;
  /** Begins going through the page by keys, or ends it. */
  triage(): void;
  /** Says what became of a rule that was made here. */
  ruled(said: Ruled, action: number): void;
  /** Puts chips on what the page merely cites, or takes them away. */
  showReferences(show: boolean): Promise<void>;
}

/** The words for a failure, in the reader's language; the background has put its own into words already. */
function wordsFor(error: unknown): string {
  if (error instanceof RequestError) return error.message;
  return t(browser.runtime?.id === undefined ? 'error_gone' : 'error_failed');
}

const DONE: Record<'saved' | 'changed' | 'removed', Word> = { saved: 'toast_saved', changed: 'toast_changed', removed: 'toast_removed' };

/** Starts reading the page and keeps a chip on every card until stopped. */
export function startFeed(): Feed {
  const ending = new AbortController();
  const { signal } = ending;
  speak(phrase, language());
  const background = client<FeedRequests>('feed');
  const toast = createToast();
  const panel = createPanel();
  const protector = guard(signal);
  const fail = (error: unknown) => toast.show(wordsFor(error));
  const unheard = (error: unknown) => console.debug('Offprint:', error);
  const look = lookup<Alias[], ChipState | null>((names) => background.look(names), unheard);
  const weigh = weights(background, () => all.refresh(), unheard, signal);
  const arrived = arrivals(
    background,
    () => {
      glancing.begin(all.near());
      seen.again();
      changed();
    },
    unheard,
  );

  const followers = listeners();
  const doers = listeners<[action: number, words: string]>();
  let telling = false;
  /** In the middle of a pass cards may have gone that are about to come again. */
  let passing = false;
  const changed = () => {
    if (telling || passing || followers.isEmpty()) return;
    telling = true;
    queueMicrotask(() => {
      telling = false;
      followers.tell();
    });
  };

  const ask = (seat: Seat) => {
    look(seat.aliases, (state = null) => {
      seat.show(state);
      changed();
    });
    weigh(seat);
  };
  const place = (seat: Seat) => ({
    feed: `${location.host}${location.pathname}${location.search}`.slice(0, 300),
    position: all.positionOf(seat),
  });
  const undo = (action: number) => () => {
    background.undo(action).then(() => toast.show(t('toast_undone')), fail);
  };
  const done = (action: number, words: string) => {
    if (doers.isEmpty()) toast.show(words, action ? undo(action) : undefined);
    else doers.tell(action, words);
  };
  const allowed = (seat: Seat) => {
    if (protector.allows(seat.bar)) return true;
    toast.show(t('toast_covered'));
    return false;
  };
  const change = async (seat: Seat, wanted: Change) => {
    if (!allowed(seat)) return;
    seat.busy(true);
    try {
      const known = seat.state !== null;
      const { action, state } = await background.act(seat.card.paper, wanted, place(seat));
      seat.show(state);
      if (action) done(action, t(known ? 'toast_changed' : 'toast_saved'));
    } catch (error) {
      fail(error);
    } finally {
      seat.busy(false);
    }
  };
  const edit = (seat: Seat, focus: EditorFocus, closed: () => void) => {
    const paper = seat.card.paper;
    panel.open(
      seat.bar,
      { paper, place: place(seat), focus, theme: seat.theme },
      {
        done: ({ action, what }) => done(action, t(DONE[what])),
        closed() {
          protector.forgive();
          closed();
        },
      },
    );
  };

  const reader = pageReader();
  /** What was said of this listing last: a page says it once, and again only when it is no longer so. */
  let told = '';
  const passed = (by: Reader, cards: number, unread: number) => {
    const again = reader.passed(by, cards, unread);
    if (again) void pages.look();
    if (cards > unread) arrived.look();
    if (by.kind !== 'listing' || by.site === 'web' || (cards === 0 && !reader.changed())) return;
    const met: ListingMet = { site: by.site, listing: by.listing, cards, unread };
    const now = JSON.stringify([location.pathname, met.site, met.listing, unread * 2 > cards || reader.changed()]);
    if (now === told) return;
    told = now;
    background.met(met).catch(unheard);
  };

  const all: Seats = seats(
    {
      reader: reader.now,
      passed,
      ask,
      near(seat) {
        ask(seat);
        seen.near(seat);
        glancing.near(seat);
      },
      away: (seat) => seen.away(seat),
      actions: (seat) => ({
        change: (wanted) => void change(seat, wanted),
        edit: (focus) => allowed(seat) && edit(seat, focus, seat.focus),
        choose: () => triage((on) => on.choose(seat)),
        hint: () => arrived.now().shortcut && t('chip_triage', arrived.now().shortcut),
      }),
      guard: protector,
      quietly: (work) => pages.quietly(work),
    },
    signal,
  );
  const isListing = () => arrived.now().watches && reader.about().kind === 'listing';
  const seen = sightings(isListing, (names) => void background.saw(arrived.feed(), names).catch(unheard), signal);
  const wanted = () => {
    shade(() => undefined);
    changed();
  };
  const glancing = glance(background, arrived, wanted, unheard);
  const door: Door = {
    cards: all.inOrder,
    wake: all.wake,
    placeOf: place,
    edit,
    follow: followers.add,
    onDone: doers.add,
    closedHost,
    signal,
    arrived: arrived.now,
    feed: arrived.feed,
    isMixed: glancing.isMixed,
    isListing: () => reader.about().kind === 'listing',
    judge: lookup((papers: FoundPaper[]) => background.judge(papers), unheard),
    trust: ({ bar }) => protector.trust(bar),
    keepAsking(cards) {
      alsoAsked = cards;
    },
    at: () => at,
    goTo(seat) {
      if (seat !== at) changed();
      at = seat;
    },
  };
  let at: Seat | undefined;
  let alsoAsked: () => Iterable<Seat> = () => [];
  const triage = further<Triage>('triage', door, background, fail);
  const shade = further<unknown>('shade', door, background, unheard);
  const refresh = () => {
    all.refresh();
    for (const seat of alsoAsked()) ask(seat);
  };
  const toggle = async () => {
    await pages.look();
    if (all.papers().length > 0) triage((on) => on.toggle());
    else toast.show(t('triage_nothing'));
  };
  const pages: PageWatch = watchPage(async () => {
    passing = true;
    const again = await all.pass().finally(() => {
      passing = false;
    });
    changed();
    return again;
  }, signal);
  onKey(
    () => arrived.now().key,
    () => void toggle(),
    signal,
  );
  onThemeChange(all.rewear, signal);
  /** Whether the library changed while nobody was looking: a tab in the back asks when it is looked at again. */
  let stale = false;
  const lookedAt = () => {
    if (!document.hidden && stale) refresh();
    stale = document.hidden && stale;
  };
  document.addEventListener('visibilitychange', lookedAt, { signal });
  document.addEventListener('pointerdown', (event) => !panel.holds(event.target) && panel.close(), { signal, capture: true });

  return {
    stop() {
      ending.abort();
      panel.close();
      toast.remove();
    },
    alive: () => browser.runtime?.id !== undefined && !signal.aborted,
    refresh() {
      if (document.hidden) stale = true;
      else refresh();
    },
    again: () => arrived.look(true),
    show: (index) => all.show(index),
    triage: () => void toggle(),
    ruled: (said, action) => done(action, t(`ruled_${said}`)),
    async report() {
      await pages.look();
      const { site, name, listing, kind } = reader.about();
      const papers = all.papers();
      return {
        site,
        name,
        listing,
        kind,
        papers,
        references: reader.showsReferences() ? [] : reader.cited(),
        shown: reader.showsReferences(),
        unreadable: all.unreadable(),
        changed: reader.changed(),
      };
    },
    async showReferences(show) {
      reader.showReferences(show);
      await pages.look();
    },
  };
}
