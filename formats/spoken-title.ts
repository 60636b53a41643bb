import { segments } from './maths';
import { MATHS_COMMANDS } from './maths-commands';
import { turned } from './tex-letters';
import { MATHS } from './tex-symbols';

const CHARACTER_OF = turned(MATHS);

/** Signs that stand for what the table of symbols has by a longer name, or that are read as they look. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['\\le', '≤'],
  ['\\ge', '≥'],
  ['\\ne', '≠'],
  ['\\to', '→'],
  ['\\sqrt', '√'],
  ['\\ldots', '…'],
  ['\\cdots', '…'],
  ['\\quad', ' '],
  ['\\,', ' '],
  ['\\;', ' '],
  ['\\ ', ' '],
  ['\\lbrace', '{'],
  ['\\rbrace', '}'],
  ['\\{', '{'],
  ['\\}', '}'],
]);

/** A command as it is read: its character, its name where it is a word (`\log`), nothing where it only sets what follows it. */
function spokenCommand(command: string): string {
  const sign = SIGNS.get(command) ?? CHARACTER_OF.get(command);
  if (sign !== undefined) return sign;
  const name = command.slice(1);
  return MATHS_COMMANDS.get(name) === 'symbol' ? ` ${name} ` : '';
}

const spokenMaths = (tex: string) =>
  tex
    .replace(/\\[dtc]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replace(/(\\[A-Za-z]+|\\.) ?|[{}]/gs, (_whole, command?: string) => (command === undefined ? '' : spokenCommand(command)));

/** A title as one reads it aloud or on a button, where no formula can be drawn: `$\alpha$` is α, `$O(n \log n)$` is O(n log n). */
export function spokenTitle(title: string): string {
  if (!/[$\\]/.test(title)) return title;
  const parts = segments(title).map((part) => ('maths' in part ? spokenMaths(part.maths) : part.text.replaceAll('\\$', '$')));
  return parts.join('').replace(/\s+/g, ' ').trim();
}
