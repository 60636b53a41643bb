import {
  ACCENTS,
  BREAKS,
  CHARACTERS,
  CONTROL_SYMBOLS,
  FIRST_IS_SILENT,
  mathsCharacter,
  SILENT,
  SPACES,
  SWITCHES,
  VERBATIM,
} from './latex-text-commands';

/** Deepest nesting that is read; what is deeper is left out. Our own chunks are no deeper than 64. */
const DEEPEST = 80;
const PLAIN_RUN = /[^\\{}$~`'\-?!\s]+/y;
const COMMAND = /\\([A-Za-z]+)\*?[ \t\n]*|\\([^A-Za-z]|$)/uy;
/** How the writer sets a character that only maths can print. */
const SET_CHARACTER = /\{\{\$([^$]{1,40})\$\}\}/y;
/** Longer runs are no maths, and a lone dollar sign is not looked for to the end of the text. */
const MATHS = /\$\$((?:[^$\\]|\\[\s\S]){1,2000})\$\$|\$((?:[^$\\]|\\[\s\S]){1,2000})\$/y;
const SIMPLE = /^[^\\{}$~`'\-?!\n\t]*$/;

/** Reads TeX as the text it prints; `$maths$` stays as it is. */
class TexReader {
  private at = 0;
  private depth = 0;

  constructor(
    private readonly source: string,
    private readonly lineBreak: string,
  ) {}

  whole(): string {
    let out = '';
    while (this.at < this.source.length) {
      out += this.until('');
      // A brace that nothing opened prints nothing.
      this.at += 1;
    }
    return out;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at += found[0].length;
    return found;
  }

  private peek(): string {
    return this.source[this.at] ?? '';
  }

  /** What is printed up to a closing brace or bracket, which is left unread. */
  private until(end: string): string {
    let out = '';
    while (this.at < this.source.length) {
      const sign = this.peek();
      if (sign === '}' || (end !== '' && sign === end)) break;
      out += this.match(PLAIN_RUN)?.[0] ?? this.piece(sign);
    }
    return out;
  }

  private piece(sign: string): string {
    switch (sign) {
      case '\\':
        return this.command();
      case '{':
        return this.setCharacter() ?? this.group();
      case '$':
        return this.maths();
      case '-':
        return this.match(/---/y) ? '—' : this.match(/--/y) ? '–' : this.take('-');
      case '`':
        return this.match(/``/y) ? '“' : this.take('‘');
      case "'":
        return this.match(/''/y) ? '”' : this.take("'");
      case '?':
      case '!':
        return this.match(/[?!]`(?!`)/y) ? (sign === '?' ? '¿' : '¡') : this.take(sign);
      default:
        return this.take(' ');
    }
  }

  private take(printed: string): string {
    this.at += 1;
    return printed;
  }

  private setCharacter(): string | undefined {
    const start = this.at;
    const character = mathsCharacter(this.match(SET_CHARACTER)?.[1] ?? '');
    if (character === undefined) this.at = start;
    return character;
  }

  private group(): string {
    const [, inside] = this.inBraces();
    return inside;
  }

  /** A group as source and as what it prints. */
  private inBraces(): [source: string, printed: string] {
    const start = this.at + 1;
    if (this.depth >= DEEPEST) {
      this.skipGroup();
      return ['', ''];
    }
    this.depth += 1;
    this.at += 1;
    const printed = this.until('');
    const source = this.source.slice(start, this.at);
    this.at += 1;
    this.depth -= 1;
    return [source, printed];
  }

  /** Past a group, without reading it. */
  private skipGroup(): void {
    let depth = 0;
    do {
      const sign = this.peek();
      if (sign === '{') depth += 1;
      if (sign === '}') depth -= 1;
      this.at += 1;
    } while (depth > 0 && this.at < this.source.length);
  }

  private maths(): string {
    const match = this.match(MATHS);
    const inside = match?.[1] ?? match?.[2];
    if (match === null || inside === undefined) return this.take('$');
    if (balances(inside)) return `$${inside.replace(/\s+/g, ' ')}$`;
    this.at -= match[0].length;
    return this.take('$');
  }

  private command(): string {
    const match = this.match(COMMAND);
    const name = match?.[1];
    if (name === undefined) return this.controlSymbol(match?.[2] ?? this.take(''));
    if (ACCENTS.has(name) && !/^[A-Za-z]/.test(match?.[0].slice(name.length + 1) ?? '')) return this.accent(ACCENTS.get(name) ?? '');
    return CHARACTERS.get(name) ?? this.named(name);
  }

  private named(name: string): string {
    if (BREAKS.has(name)) return this.lineBreak;
    if (SPACES.has(name)) return ' ';
    if (SWITCHES.has(name)) return '';
    if (name === 'ensuremath' && this.peek() === '{') {
      const [source] = this.inBraces();
      return balances(source) && !source.includes('$') ? `$${source.replace(/\s+/g, ' ')}$` : source;
    }
    if (name === 'textsubscript' || name === 'textsuperscript') return this.lowered(name === 'textsubscript' ? '_' : '^');
    if (name === 'char' || name === 'symbol') return this.character();
    if (name === 'enquote' || name === 'mkbibquote') return this.peek() === '{' ? `“${this.group()}”` : '';
    if (VERBATIM.has(name) && this.peek() === '{') return plainAddress(this.inBraces()[0]);
    if (this.peek() === '[') this.match(/\[[^\][{}]{0,200}\]\s*/y);
    if (SILENT.has(name)) return this.peek() === '{' ? this.take('').concat(this.dropGroup()) : '';
    if (FIRST_IS_SILENT.has(name) && this.peek() === '{') {
      this.inBraces();
      this.match(/\s+/y);
    }
    // The text of a command that is not known is kept; one without text is kept as it is written.
    if (this.peek() === '{') return this.group();
    return FIRST_IS_SILENT.has(name) ? '' : `\\${name}${/[A-Za-z]/.test(this.peek()) ? ' ' : ''}`;
  }

  private dropGroup(): string {
    this.at -= 1;
    this.inBraces();
    return '';
  }

  private controlSymbol(sign: string): string {
    if (sign === '\\') {
      this.match(/\*?(?:\[[^\][{}]{0,20}\])?/y);
      return this.lineBreak;
    }
    if (sign === '(' || sign === '[') {
      const match = this.match(sign === '(' ? /([^$]{1,1000}?)\\\)/y : /([^$]{1,1000}?)\\\]/y);
      return match?.[1] !== undefined && balances(match[1]) ? `$${match[1].replace(/\s+/g, ' ')}$` : sign;
    }
    const mark = ACCENTS.get(sign);
    if (mark !== undefined) return this.accent(mark);
    return CONTROL_SYMBOLS.get(sign) ?? sign;
  }

  /** The mark on the first letter of the argument; on nothing, it is the sign itself. */
  private accent(mark: string): string {
    this.match(/[ \t\n]+/y);
    const argument = this.argument();
    const [, base = '', rest = ''] = /^(\P{M}\p{M}*)?([\s\S]*)$/u.exec(argument) ?? [];
    if (base.trim() === '') return (SPACING.get(mark) ?? '') + argument;
    const letter = base.replace('ı', 'i').replace('ȷ', 'j');
    return (letter + mark).normalize('NFC') + rest;
  }

  private argument(): string {
    const sign = this.peek();
    if (sign === '{') return this.group();
    if (sign === '\\' && this.depth < DEEPEST) {
      this.depth += 1;
      const out = this.command();
      this.depth -= 1;
      return out;
    }
    if (sign === '' || sign === '}' || sign === '\\') return '';
    const point = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    this.at += point.length;
    return point;
  }

  private lowered(sign: '_' | '^'): string {
    const text = this.argument();
    if (/^[A-Za-z0-9+\-=() .,]{1,40}$/.test(text)) return `$${sign}{${text}}$`;
    return text;
  }

  private character(): string {
    const match = this.match(/\{?\s*(?:"([0-9A-Fa-f]{1,6})|'([0-7]{1,7})|(\d{1,7}))\s*\}?/y);
    const point = match?.[1] ? Number.parseInt(match[1], 16) : match?.[2] ? Number.parseInt(match[2], 8) : Number(match?.[3]);
    return point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000) ? String.fromCodePoint(point) : '';
  }
}

/** What an accent command prints when it has no letter to stand on. */
const SPACING: ReadonlyMap<string, string> = new Map([
  ['\u0303', '~'],
  ['\u0302', '^'],
  ['\u0300', '`'],
  ['\u0301', '´'],
  ['\u0308', '¨'],
]);

function balances(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** An address or id without the escapes that many files have in it, though no program wants them there. */
export function plainAddress(value: string): string {
  if (!/[\\{}$]/.test(value)) return value.replace(/\s+/g, ' ').trim();
  return value
    .replace(/\$\\sim\$|\{?\\(?:textasciitilde|~)(?:\{\})?\}?/g, '~')
    .replace(/\\(?:textunderscore)(?:\{\})?/g, '_')
    .replace(/\{\\([_%&#$])\}|\\([_%&#${}~^-])/g, (_all, inside?: string, bare?: string) => inside ?? bare ?? '')
    .replace(/\\(?:url|path|nolinkurl|href)\s*(?=\{)/g, '')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The text that a value of TeX prints, with `lineBreak` where it breaks a line; spaces are as they stand. Never throws. */
export function printedText(value: string, lineBreak = ' '): string {
  return SIMPLE.test(value) ? value : new TexReader(value, lineBreak).whole();
}
