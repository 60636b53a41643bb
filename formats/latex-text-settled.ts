import { type Escape, escapeName, escapeText, oneLine } from './latex';
import { printedText } from './latex-text';
import { type Segment, segments } from './maths';
import { readSource, sourceWords } from './source-text';

/** ASCII that is the same however often it is written and read. */
const SETTLED = /^(?:[\w.,:;()[\]/+=*@]+(?: |$))*$/;
const CLUSTER = /[^\0-\x7f]\p{M}*|[\0-\x7f]\p{M}+/gu;
const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const FULL_WIDTH = /[\u3000-\u303f\uff00-\uffef]/;
const MOST_TURNS = 6;
const MOST_KNOWN = 20_000;

/** Every character as the one that comes back when it is written and read: `﹘` comes back as `–`, and so is kept as `–`. */
function folding(write: (text: string, target: Escape) => string): (text: string) => string {
  const known = new Map<string, string>();
  const fold = (cluster: string): string => {
    const before = known.get(cluster);
    if (before !== undefined) return before;
    const folded = printedText(write(printedText(write(cluster, 'latex')), 'utf8'));
    if (known.size < MOST_KNOWN) known.set(cluster, folded);
    return folded;
  };
  return (text) => {
    if (/^[\0-\x7f]*$/.test(text)) return text;
    const ideographs = IDEOGRAPHS.test(text);
    return text.normalize('NFC').replace(CLUSTER, (cluster) => (ideographs && FULL_WIDTH.test(cluster) ? cluster : fold(cluster)));
  };
}

const foldText = folding(escapeText);
const foldName = folding(escapeName);

/** A closing quote only where one was opened: TeX has one sign for it and for the apostrophe. */
function quotes(text: string, open: number): [text: string, open: number] {
  if (!/[‘’`]/.test(text) && (open === 0 || !text.includes("'"))) return [text, open];
  let opened = open;
  const out = text.replace(/[‘’'`]/g, (sign) => {
    if (sign === '‘' || sign === '`') {
      opened += 1;
      return '‘';
    }
    if (opened === 0) return "'";
    opened -= 1;
    return '’';
  });
  return [out, opened];
}

function joined(parts: readonly Segment[]): string {
  let open = 0;
  let out = '';
  for (const part of parts) {
    if ('maths' in part) out += `$${part.maths}$`;
    else {
      const [text, opened] = quotes(foldText(part.text), open);
      out += text;
      open = opened;
    }
  }
  return out;
}

/** The text after as many turns as it takes until one more changes nothing. */
function settled(text: string, turn: (text: string) => string): string {
  let now = text;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const next = turn(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

const sourceTurn = (text: string) => oneLine(joined(readSource(text)));
const lineTurn = (text: string) => oneLine(joined(segments(oneLine(text))));
const nameTurn = (text: string) => oneLine(quotes(foldName(oneLine(sourceWords(text))), 0)[0]);

/** One line of a title, a venue and the like: the text that its TeX and HTML print, its maths as TeX. Written and read again it is the same. */
export function sourceLine(value: string): string {
  return SETTLED.test(value) ? value.trim() : settled(oneLine(printedText(value)), sourceTurn);
}

/** One line that a reader wrote, such as a tag; HTML in it is what it says. */
export function readerLine(value: string): string {
  return SETTLED.test(value) ? value.trim() : settled(oneLine(printedText(value)), lineTurn);
}

/** A name or a part of one, without maths. */
export function nameLine(value: string): string {
  return SETTLED.test(value) ? value.trim() : settled(oneLine(printedText(value)), nameTurn);
}

const lines = (value: string) => printedText(value.replace(/\s+/g, ' '), '\n').split('\n');

/** What a reader wrote on several lines. */
export function readerLines(value: string): string {
  return lines(value.replace(/[ \t]*\n[ \t]*\n\s*/g, '{\\newline}{\\newline}'))
    .map((line) => settled(oneLine(line), lineTurn))
    .join('\n')
    .trim();
}

/** The paragraphs of an abstract, with an empty line between two. */
export function sourceParagraphs(value: string): string {
  return lines(value.replace(/[ \t]*\n[ \t]*\n\s*/g, '{\\newline}'))
    .map((line) => settled(oneLine(line), sourceTurn))
    .filter(Boolean)
    .join('\n\n');
}
