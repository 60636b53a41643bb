import { DELIMITERS, MATHS_ALIASES, MATHS_COMMANDS, MATHS_CONTROL_SYMBOLS, MATHS_SWITCHES } from './maths-commands';
import { mathsLetter } from './maths-letters';

/** A stretch of text, or of maths as TeX without its dollar signs. */
export type Segment = { text: string } | { maths: string };

/** Longest and deepest maths that is taken for maths. */
const LIMIT = { characters: 1000, depth: 20 };
const ORDINARY = /^[A-Za-z0-9+\-*/=<>()[\]|.,:;!?@]$/;
const WORDS_ARGUMENT = /^\{[A-Za-z0-9 .,:;()+\-/'=*!?]*\}/;

/** BibTeX counts the brace of `\{` like any other, so a set that is open on one side would break the entry. */
const BRACES: Readonly<Record<string, string>> = { '{': '\\lbrace', '}': '\\rbrace' };

const DELIMITER_NAMES: Readonly<Record<string, string>> = { '\\langle': '<', '\\rangle': '>' };

/** Thrown inside this file when a run is not maths that LaTeX would take. One for all: a text may hold thousands of dollar signs. */
const NOT_MATHS = new Error('not maths');

/** Reads maths by its grammar and writes it again, so that what comes out compiles or nothing comes out. */
class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly source: string) {}

  whole(): string {
    const out = this.list('');
    if (this.at < this.source.length) throw NOT_MATHS;
    return out;
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  private spaces(): string {
    const start = this.at;
    while (/^[ ~]$/.test(this.peek())) this.at += 1;
    return this.source.slice(start, this.at);
  }

  /** Items up to that end, which is left unread: '}', ']', '\right' or '' for the end of all. */
  private list(end: string): string {
    this.depth += 1;
    if (this.depth > LIMIT.depth) throw NOT_MATHS;
    let out = '';
    let closing = '';
    for (;;) {
      out += this.spaces();
      if (this.at >= this.source.length || (end !== '' && this.source.startsWith(end, this.at) && this.endsHere(end))) break;
      const name = this.switchName();
      if (name && this.peek() === '{') {
        out += `\\${name}${this.group()}`;
      } else if (name) {
        out += `\\${name}{`;
        closing += '}';
      } else {
        out += this.item();
      }
    }
    if (end !== '' && !this.source.startsWith(end, this.at)) throw NOT_MATHS;
    this.depth -= 1;
    return out.replace(/(\\[A-Za-z]+) +$/, '$1') + closing;
  }

  private endsHere(end: string): boolean {
    return end.length === 1 || !/[A-Za-z]/.test(this.source[this.at + end.length] ?? '');
  }

  private switchName(): string | undefined {
    const match = /^\\([a-z]+)(?![A-Za-z]) */.exec(this.source.slice(this.at, this.at + 8));
    const name = match ? MATHS_SWITCHES.get(match[1] ?? '') : undefined;
    if (match && name) this.at += match[0].length;
    return name;
  }

  /** A nucleus with its primes and at most one sub- and one superscript. */
  private item(): string {
    let out = /^[_^']$/.test(this.peek()) ? '' : this.nucleus();
    const used = new Set<string>();
    for (;;) {
      const spaces = this.spaces();
      const mark = this.peek();
      if (mark === "'") {
        if (used.has('^')) throw NOT_MATHS;
        while (this.peek() === "'") {
          out += "'";
          this.at += 1;
        }
        used.add("'");
      } else if (mark === '^' || mark === '_') {
        if (used.has(mark) || (mark === '^' && used.has("'") && used.has('_'))) throw NOT_MATHS;
        used.add(mark);
        this.at += 1;
        this.spaces();
        out += mark + this.argument();
      } else {
        return out + spaces;
      }
    }
  }

  /** One argument: a group or a single sign; what is longer gets braces. */
  private argument(): string {
    if (this.peek() === '{') return this.group();
    if (/^[_^'}~]?$/.test(this.peek())) throw NOT_MATHS;
    const out = this.nucleus();
    return out.length === 1 || /^\\[A-Za-z]+ ?$/.test(out) ? out : `{${out}}`;
  }

  private group(): string {
    this.at += 1;
    const out = this.list('}');
    this.at += 1;
    return `{${out}}`;
  }

  private nucleus(): string {
    const sign = this.peek();
    if (sign === '{') return this.group();
    if (sign === '\\') return this.command();
    const point = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += point.length;
    if (ORDINARY.test(point)) return point;
    const tex = mathsLetter(point);
    if (tex === undefined) throw NOT_MATHS;
    return this.spaced(/^[_^']/.test(tex) ? `{}${tex}` : tex);
  }

  /** A space after a command when a letter follows it. */
  private spaced(tex: string): string {
    return /\\[A-Za-z]+$/.test(tex) && /[A-Za-z]/.test(this.peek()) ? `${tex} ` : tex;
  }

  private command(): string {
    const name = /^[A-Za-z]+/.exec(this.source.slice(this.at + 1, this.at + 40))?.[0];
    if (name === undefined) return this.controlSymbol();
    this.at += name.length + 1;
    const alias = MATHS_ALIASES.get(name) ?? name;
    if (alias.startsWith('symbol:')) return this.spaced(alias.slice('symbol:'.length));
    const kind = MATHS_COMMANDS.get(alias);
    const tex = `\\${alias}`;
    if (kind === undefined || kind === 'switch') throw NOT_MATHS;
    if (kind === 'symbol') return tex + (this.spaces() || /[A-Za-z]/.test(this.peek()) ? ' ' : '');
    this.spaces();
    if (kind === 'words') return tex + this.words();
    if (kind === 'delimiter') return alias === 'left' ? this.pair() : tex + this.delimiter(alias);
    if (kind === 'root') return tex + this.index() + this.braced();
    if (kind === 'two') return tex + this.braced() + this.braced();
    if (kind === 'one') return tex + this.braced();
    return tex + this.negated();
  }

  private controlSymbol(): string {
    const sign = this.source[this.at + 1] ?? '';
    if (!MATHS_CONTROL_SYMBOLS.has(sign)) throw NOT_MATHS;
    this.at += 2;
    return this.spaced(BRACES[sign] ?? `\\${sign}`);
  }

  private braced(): string {
    this.spaces();
    const out = this.argument();
    return out.startsWith('{') ? out : `{${out.trim()}}`;
  }

  private words(): string {
    const match = WORDS_ARGUMENT.exec(this.source.slice(this.at));
    if (!match) throw NOT_MATHS;
    this.at += match[0].length;
    return match[0];
  }

  private index(): string {
    if (this.peek() !== '[') return '';
    this.at += 1;
    const out = this.list(']');
    this.at += 1;
    return `[${out}]`;
  }

  private negated(): string {
    if (/^[_^'{}~]?$/.test(this.peek())) throw NOT_MATHS;
    const out = this.nucleus();
    if (out.length > 1 && MATHS_COMMANDS.get(out.slice(1).trim()) !== 'symbol') throw NOT_MATHS;
    return /^[A-Za-z]/.test(out) ? ` ${out}` : out;
  }

  private delimiter(command: string): string {
    if (command === 'right') throw NOT_MATHS;
    this.spaces();
    const rest = this.source.slice(this.at, this.at + 20);
    const sign = /^\\[A-Za-z]+|^\\[{}|]|^./.exec(rest)?.[0] ?? '';
    if (!DELIMITERS.has(sign)) throw NOT_MATHS;
    this.at += sign.length;
    return this.spaced(DELIMITER_NAMES[sign] ?? BRACES[sign.slice(1)] ?? sign);
  }

  private pair(): string {
    const open = this.delimiter('left');
    const inside = this.list('\\right');
    this.at += '\\right'.length;
    return `\\left${open}${inside}\\right${this.delimiter('')}`;
  }
}

/** The maths as TeX that LaTeX with amsmath and amssymb takes, or undefined when it is none: every command known, every brace and argument there. */
export function checkedMaths(source: string): string | undefined {
  if (source.trim() === '' || source.length > LIMIT.characters) return undefined;
  try {
    return new Reader(source.trim()).whole().trim();
  } catch (error) {
    if (error === NOT_MATHS) return undefined;
    throw error;
  }
}

/** Prices are no maths: `$5 and $6` has a space before its closing sign, `$5-$10` a digit after it. */
function looksLikeMaths(inside: string, after: string): boolean {
  if (/[\\^_]/.test(inside)) return true;
  return !/^\s|\s$/.test(inside) && !(/^\d/.test(inside) && /\d/.test(after));
}

const OTHER_DELIMITERS = /\\\(([^$]{1,400}?)\\\)|\$\$([^$]{1,1000})\$\$/g;
const DOLLARS = /(?<!\\)\$/g;

/** Text cut at its maths (`$...$`, `$$...$$`, `\(...\)`); whatever LaTeX would not take as maths stays text. */
export function segments(source: string): Segment[] {
  if (!/[$\\]/.test(source)) return source === '' ? [] : [{ text: source }];
  const text = source.replace(OTHER_DELIMITERS, (whole, round?: string, display?: string) => {
    const inside = round ?? display ?? '';
    return checkedMaths(inside) === undefined ? whole : `$${inside}$`;
  });
  const signs = Array.from(text.matchAll(DOLLARS), (match) => match.index);
  const out: Segment[] = [];
  let from = 0;
  for (let at = 0; at + 1 < signs.length; at += 1) {
    const [open = 0, close = 0] = [signs[at], signs[at + 1]];
    const inside = text.slice(open + 1, close);
    if (!looksLikeMaths(inside, text[close + 1] ?? '')) continue;
    const maths = checkedMaths(inside);
    if (maths === undefined) continue;
    if (open > from) out.push({ text: text.slice(from, open) });
    out.push({ maths });
    from = close + 1;
    at += 1;
  }
  if (from < text.length) out.push({ text: text.slice(from) });
  return out;
}
