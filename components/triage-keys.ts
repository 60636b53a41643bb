import type { Word } from './words';

/** What triage can do with one key, in the order it is listed. */
export const TRIAGE_ACTIONS = [
  'next',
  'previous',
  'save',
  'queue',
  'rate_1',
  'rate_2',
  'rate_3',
  'rate_4',
  'rate_5',
  'tag',
  'note',
  'dismiss',
  'select',
  'open',
  'copy',
  'undo',
  'help',
] as const;
export type TriageAction = (typeof TRIAGE_ACTIONS)[number];

/** One key for each action: a character, small where it is a letter. */
export type TriageKeys = Record<TriageAction, string>;

export const DEFAULT_TRIAGE_KEYS: TriageKeys = {
  next: 'j',
  previous: 'k',
  save: 's',
  queue: 'q',
  rate_1: '1',
  rate_2: '2',
  rate_3: '3',
  rate_4: '4',
  rate_5: '5',
  tag: 't',
  note: 'n',
  dismiss: 'd',
  select: 'x',
  open: 'o',
  copy: 'c',
  undo: 'u',
  help: '?',
};

/** Keys that mean the same to everybody. */
const FIXED: Record<string, TriageAction> = { ArrowDown: 'next', ArrowUp: 'previous', Enter: 'open' };

/** What a key press says of itself. */
export interface KeyPress {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
}

/** The character pressed, small where it is a letter; '' for a key with a modifier, for one that writes nothing, and for space. On a keyboard of another script the Latin letter of that key counts. */
export function characterOf(press: KeyPress): string {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return '';
  const isLetter = /^\p{L}$/u.test(press.key);
  if ([...press.key].length !== 1 || press.key === ' ' || (isLetter && press.shiftKey)) return '';
  const latin = /^Key([A-Z])$/.exec(press.code)?.[1];
  return (isLetter && latin && !/^\p{Script=Latin}$/u.test(press.key) ? latin : press.key).toLowerCase();
}

/** What a key press means. */
export function actionOf(press: KeyPress, keys: TriageKeys): TriageAction | undefined {
  const isModified = press.ctrlKey || press.metaKey || press.altKey || press.shiftKey || press.isComposing;
  const fixed = isModified ? undefined : FIXED[press.key];
  const character = characterOf(press);
  return fixed ?? (character ? TRIAGE_ACTIONS.find((action) => keys[action] === character) : undefined);
}

/** Whatever is stored, as keys must be: what is missing, malformed or twice there is as we ship it. */
export function triageKeysOf(stored: unknown): TriageKeys {
  const raw = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<Record<TriageAction, unknown>>;
  const keys = { ...DEFAULT_TRIAGE_KEYS };
  for (const action of TRIAGE_ACTIONS) {
    const key = raw[action];
    if (typeof key === 'string' && [...key].length === 1 && key !== ' ') keys[action] = key;
  }
  return new Set(Object.values(keys)).size === TRIAGE_ACTIONS.length ? keys : { ...DEFAULT_TRIAGE_KEYS };
}

/** The name of an action. */
export const wordOf = (action: TriageAction): Word => `triage_${action}`;
