import { oneLine } from './latex';
import { readSource } from './source-text';
import { turned } from './tex-letters';
import { MATHS } from './tex-symbols';

/** What begins markup in CommonMark, GitHub's dialect, Obsidian or Logseq wherever it stands. */
const INLINE = /[\\`*_{}[\]<>|~$#^=%@]|&(?=[#\w])|:(?=:|\/\/)|(?<=www)\.|!(?=\[)|\((?=\()|(?<=[\](])\(/gi;
const escaped = (text: string) => text.replace(INLINE, '\\$&');
/** A list begins at the start of a line with a sign or a number. */
const startEscaped = (line: string) => line.replace(/^[-+:]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** A line of text as Markdown shows it, letter by letter. */
export function escapeMarkdown(text: string): string {
  return startEscaped(escaped(oneLine(text)));
}

const CHARACTER_OF = turned(MATHS);
/** Maths that CommonMark takes for nothing else, so that programs that know maths can set it. */
const PLAIN_MATHS = /^(?! )(?!.*www\.)(?:[A-Za-z0-9 ^+\-/=.,;'(){}_]|\\[A-Za-z]+)+(?<! )$/;

/** A text of a source as one line of Markdown; maths stands between dollar signs where that is safe. */
export function markdownSource(source: string): string {
  const parts = readSource(source).map((part) => {
    if ('text' in part) return { text: part.text };
    const character = CHARACTER_OF.get(part.maths);
    return character ? { text: character } : PLAIN_MATHS.test(part.maths) ? part : { text: `$${part.maths}$` };
  });
  // Spaces at the ends of a piece part it from the next one.
  const inside = (text: string) => oneLine(`x${text}x`).slice(1, -1);
  return startEscaped(
    parts
      .map((part) => ('maths' in part ? `$${part.maths}$` : escaped(inside(part.text))))
      .join('')
      .trim(),
  );
}

/** A link; nothing of its address can end it. */
export function markdownLink(shown: string, address: string): string {
  const safe = address.replace(/[<>[\]\\`|\s]/g, encodeURIComponent).replace(/&(?=#?\w+;)/g, '&amp;');
  return `[${shown}](<${safe}>)`;
}
