import { FILLED, ICON_PATHS, type IconName } from '../../components/icon-paths';
import { t } from '../../components/words';
import type { ChipState, Weight } from '../../messages/requests';
import type { Change, Rating } from '../../paper/annotation';
import { type ChipPlace, chipCss } from './chip-css';
import { drawing } from './drawing';
import { closedHost } from './shadow';
import type { Theme } from './theme';
import { weightBars } from './weight';

export type EditorFocus = 'tags' | 'rating' | 'note';

/** What a reader can ask of a chip. */
export interface ChipActions {
  change(change: Change): void;
  edit(focus: EditorFocus): void;
  /** Takes the card among those chosen, or from them again. */
  choose(): void;
  /** What else there is to do here, for the tooltips. */
  hint(): string;
}

export interface Chip {
  readonly host: HTMLElement;
  /** What a reader presses, inside the closed root; a press beside it is the page's. */
  readonly bar: HTMLElement;
  /** Shows what is stored; null for a paper that is not in the library. */
  show(state: ChipState | null): void;
  /** Shows how relevant the card is; null where that is not told. */
  weigh(weight: Weight | null): void;
  /** Takes its colours from the page; the first time, it also gets its buttons: a chip that never comes near the screen has none. */
  wear(theme: Theme): void;
  busy(on: boolean): void;
  /** Shows whether the card is among those chosen. */
  choose(on: boolean): void;
  /** Shows that the card is new since the last visit. */
  markNew(): void;
  /** Shows whether one of the reader's rules highlights the card. */
  light(on: boolean): void;
  focus(): void;
}

/** Each icon is drawn once and copied from then on: a page has hundreds. */
const icons = new Map<IconName, SVGElement>();

function icon(name: IconName): Node {
  let drawn = icons.get(name);
  if (!drawn) {
    drawn = draw(name);
    icons.set(name, drawn);
  }
  return drawn.cloneNode(true);
}

function draw(name: IconName): SVGElement {
  const svg = drawing('svg', {
    viewBox: '0 0 16 16',
    width: '15',
    height: '15',
    fill: FILLED.has(name) ? 'currentColor' : 'none',
    stroke: 'currentColor',
    'stroke-width': '1.5',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  });
  svg.append(drawing('path', { d: ICON_PATHS[name] }));
  return svg;
}

interface Look {
  icon: IconName;
  label: string;
  on: boolean;
  /** Texts drawn by the style sheet, where the page's own search cannot find them; the first gives way where room is short. */
  texts: string[];
}

/** A text that only the style sheet draws. */
function drawn(text: string, index: number): HTMLElement {
  const span = document.createElement('span');
  span.className = index === 0 ? 'first' : '';
  span.dataset.t = text;
  return span;
}

type Part = 'save' | 'queue' | 'rating' | 'tags' | 'note' | 'dismiss';
const PARTS: readonly Part[] = ['save', 'queue', 'rating', 'tags', 'note', 'dismiss'];
const STATUS_ICON = { '': 'queue', queued: 'queue', reading: 'reading', read: 'check', dismissed: 'queue' } as const;

function looks(state: ChipState | null): Record<Part, Look> {
  const status = state?.status ?? '';
  const rating = state?.rating ?? 0;
  const tags = state?.tags ?? [];
  const waiting = status === 'queued' || status === 'reading' || status === 'read';
  const first = tags.slice(0, 1);
  return {
    save: { icon: state ? 'saved' : 'save', label: state ? t('chip_saved') : t('save'), on: state !== null, texts: [] },
    queue: { icon: STATUS_ICON[status], label: waiting ? t(`status_${status}`) : t('queue'), on: waiting, texts: [] },
    rating: {
      icon: rating ? 'star-filled' : 'star',
      label: rating ? `${t('rating')}: ${t('rating_of_five', rating)}` : t('chip_rate'),
      on: rating > 0,
      texts: rating ? [String(rating)] : [],
    },
    tags: {
      icon: 'tag',
      label: tags.length ? `${t('tags')}: ${tags.join(', ')}` : t('chip_tag'),
      on: tags.length > 0,
      texts: tags.length > 1 ? [...first, `+${tags.length - 1}`] : first,
    },
    note: { icon: 'note', label: state?.note ? t('chip_has_note') : t('chip_note'), on: state?.note === true, texts: [] },
    dismiss: { icon: 'dismiss', label: t('status_dismissed'), on: status === 'dismissed', texts: [] },
  };
}

/** What a press on a part does, given what is stored. */
function press(part: Part, state: ChipState | null, actions: ChipActions): void {
  const status = state?.status ?? '';
  if (part === 'save' && !state) actions.change({});
  else if (part === 'queue' && status !== 'reading' && status !== 'read') actions.change({ status: status === 'queued' ? '' : 'queued' });
  else if (part === 'dismiss') actions.change({ status: status === 'dismissed' ? '' : 'dismissed' });
  else actions.edit(part === 'rating' || part === 'note' ? part : 'tags');
}

/** A chip for one card: a toolbar with one tab stop, arrow keys between its buttons, and 1 to 5 to rate. */
export function createChip(title: string, place: ChipPlace, actions: () => ChipActions): Chip {
  const { host, wrapper } = closedHost('offprint-chip', chipCss(place));
  const bar = document.createElement('div');
  let current: ChipState | null = null;
  let chosen = false;
  let isNew = false;
  let bars: HTMLElement | undefined;
  let isLit = false;
  let stop = 0;
  const buttons: HTMLButtonElement[] = [];
  const fill = () => {
    bar.className = 'bar';
    bar.setAttribute('role', 'toolbar');
    choose(chosen);
    for (const part of PARTS) {
      const button = document.createElement('button');
      button.type = 'button';
      button.tabIndex = buttons.length === 0 ? 0 : -1;
      button.addEventListener('click', (event) => {
        event.preventDefault();
        if (!event.isTrusted) return;
        if (event.shiftKey) actions().choose();
        else press(part, current, actions());
      });
      buttons.push(button);
    }
    bar.append(...buttons);
    wrapper.append(bar);
    if (isNew) mark(drawn(t('chip_new'), 1), 'new', t('chip_new_long'));
    if (isLit) light();
    show(current);
  };
  const mark = (element: HTMLElement, name: string, label: string) => {
    element.className = name;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', label);
    // Behind the buttons, where it takes no press: a page feels where those are, and they stay where they were.
    bar.append(element);
  };
  const light = () => {
    const flag = document.createElement('span');
    flag.append(icon('flag'));
    mark(flag, 'lit', t('chip_lit'));
  };
  const choose = (on: boolean) => {
    chosen = on;
    bar.classList.toggle('chosen', on);
    bar.setAttribute('aria-label', t(on ? 'chip_chosen' : 'chip_toolbar', title));
  };
  const tip = (label: string | null) => [label, actions().hint()].filter(Boolean).join('\n');
  // Not before the pointer is here: a page has thousands of buttons.
  bar.addEventListener('pointerenter', () => {
    for (const button of buttons) button.title = tip(button.ariaLabel);
    if (bars) bars.title = bars.ariaLabel ?? '';
  });
  const moveTo = (index: number) => {
    stop = (index + buttons.length) % buttons.length;
    buttons.forEach((button, at) => {
      button.tabIndex = at === stop ? 0 : -1;
    });
    buttons[stop]?.focus();
  };
  bar.addEventListener('focusin', (event) => {
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    if (index >= 0 && index !== stop) moveTo(index);
  });
  bar.addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    const rtl = getComputedStyle(host).direction === 'rtl' ? -1 : 1;
    const moves: Record<string, number> = { ArrowRight: stop + rtl, ArrowLeft: stop - rtl, Home: 0, End: buttons.length - 1 };
    const to = moves[event.key];
    if (to !== undefined) moveTo(to);
    else if (/^[0-5]$/.test(event.key)) actions().change({ rating: Number(event.key) as Rating });
    else return;
    event.preventDefault();
  });

  const show = (state: ChipState | null) => {
    current = state;
    if (buttons.length === 0) return;
    const all = looks(state);
    PARTS.forEach((part, index) => {
      const button = buttons[index];
      const look = all[part];
      if (!button) return;
      const hides = part !== 'save' && part !== 'queue';
      button.className = [part, look.on ? 'on' : '', hides ? 'more' : ''].filter(Boolean).join(' ');
      button.setAttribute('aria-label', look.label);
      if (button.title) button.title = tip(look.label);
      if (part === 'save' || part === 'queue' || part === 'dismiss') button.setAttribute('aria-pressed', String(look.on));
      else button.setAttribute('aria-haspopup', 'dialog');
      button.replaceChildren(icon(look.icon), ...look.texts.map(drawn));
    });
  };
  return {
    host,
    bar,
    show,
    weigh(weight) {
      bars?.remove();
      bars = weight ? weightBars(weight) : undefined;
      if (!bars) return;
      if (buttons[0]) buttons[0].before(bars);
      else bar.append(bars);
    },
    wear(theme) {
      if (buttons.length === 0) fill();
      wrapper.className = `w ${place} ${theme}`;
    },
    busy: (on) => bar.classList.toggle('busy', on),
    markNew() {
      if (!isNew && buttons.length > 0) mark(drawn(t('chip_new'), 1), 'new', t('chip_new_long'));
      isNew = true;
    },
    light(on) {
      if (on === isLit) return;
      isLit = on;
      if (!on) bar.querySelector('.lit')?.remove();
      else if (buttons.length > 0) light();
    },
    choose: (on) => {
      // A chip without buttons yet takes it on when it gets them.
      if (buttons.length > 0) choose(on);
      chosen = on;
    },
    focus: () => buttons[stop]?.focus(),
  };
}
