import { type Macros, makeMacros } from './bib-read-macros';
import { braced, type Place, readValue, skipSpace, take } from './bib-read-value';

/** An entry of a bibliography: type and field names in lower case, values as their TeX with macros put in. `line` is where it begins. */
export interface BibEntry {
  type: string;
  key: string;
  line: number;
  fields: Map<string, string>;
  /** What could not be read of it, and in which line; the rest is there. */
  fault?: { why: string; line: number };
  /** How its text begins. */
  source: string;
}

/** What a file holds besides entries. */
export interface BibRest {
  comments: number;
  preambles: number;
  /** Definitions of macros that were refused. */
  refused: { line: number; why: string; text: string }[];
}

const HEAD = /@\s*([A-Za-z][\w-]*)\s*([{(])/y;
/** Where the next entry seems to begin, when it is not known where this one ends. */
const ENTRY_AHEAD = /\n[ \t]*@[ \t]*[A-Za-z][\w-]*[ \t\n]*[{(]/g;
const FIELD_AHEAD = /\n[ \t,]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]/g;
const FIELD_NAME = /[^\s=,{}"#%()@'~\\]+/y;
/** A field where the key should be. */
const NO_KEY = /[A-Za-z][\w-]*\s*=\s*(?:["{]|\d+\s*[,}#\n])/y;
const KEY_IN_BRACES = /[^,{}\n]*(?:\{[^{}\n]*\}[^,{}\n]*){0,20}/y;
const KEY_IN_PARENTHESES = /[^,{}()\n]*/y;
const SHOWN = 200;
/** How many times the length of the file may be searched in vain for closing braces. */
const PATIENCE = 4;

/** Reads the entries of a bibliography one by one; what cannot be read is told with the entry it belongs to and stops no other. */
export class BibEntries implements Place {
  at = 0;
  readonly rest: BibRest = { comments: 0, preambles: 0, refused: [] };
  readonly text: string;
  private readonly macros: Macros;
  private countedTo = 0;
  private line = 1;
  private ahead = -1;
  private wasted = 0;

  constructor(text: string) {
    this.text = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    this.macros = makeMacros(this.text.length);
  }

  /** The next entry; undefined at the end of the file, false when something else was read. */
  next(): BibEntry | false | undefined {
    const start = this.nextSign();
    if (start < 0) return undefined;
    this.at = start;
    HEAD.lastIndex = start;
    const match = HEAD.exec(this.text);
    if (!match) {
      this.at = start + 1;
      return false;
    }
    const type = (match[1] ?? '').toLowerCase();
    this.at = start + match[0].length;
    if (type === 'comment') this.skipComment();
    else if (type === 'preamble') this.skipPreamble();
    else if (type === 'string') this.readStrings(start);
    else return this.readEntry(type, start, match[2] === '(');
    return false;
  }

  /** Place of the next `@` that is not in a comment, which goes from a `%` at the beginning of a word to the end of the line. */
  private nextSign(): number {
    for (;;) {
      const sign = this.text.indexOf('@', this.at);
      if (sign < 0) return -1;
      const junk = this.text.slice(this.at, sign);
      const isNewWord = this.at === 0 || /[\s})]/.test(this.text[this.at - 1] ?? '');
      const inLine = junk.slice(junk.lastIndexOf('\n') + 1);
      const comment = inLine.length < junk.length || isNewWord ? /(?:^|\s)%/ : /\s%/;
      if (!comment.test(inLine)) return sign;
      const end = this.text.indexOf('\n', sign);
      if (end < 0) return -1;
      this.at = end;
    }
  }

  private lineAt(place: number): number {
    if (place < this.countedTo) return this.line;
    for (let at = this.text.indexOf('\n', this.countedTo); at >= 0 && at < place; at = this.text.indexOf('\n', at + 1)) this.line += 1;
    this.countedTo = place;
    return this.line;
  }

  private linesFrom(start: number, line: number, place: number): number {
    let lines = line;
    for (let at = this.text.indexOf('\n', start); at >= 0 && at < place; at = this.text.indexOf('\n', at + 1)) lines += 1;
    return lines;
  }

  private entryAhead(place: number): number {
    if (this.ahead >= place) return this.ahead;
    ENTRY_AHEAD.lastIndex = place;
    this.ahead = ENTRY_AHEAD.exec(this.text)?.index ?? this.text.length;
    return this.ahead;
  }

  /** How far a value may reach: to the end of the file, until that was tried in vain too often. */
  private reach(): number {
    return this.wasted > PATIENCE * this.text.length ? this.entryAhead(this.at) : this.text.length;
  }

  private skipComment(): void {
    this.rest.comments += 1;
    const start = this.at;
    this.at -= 1;
    if ('text' in braced(this, this.text[this.at] === '{' ? this.reach() : this.at)) return;
    this.wasted += this.text.length - start;
    this.at = start;
  }

  private skipPreamble(): void {
    this.rest.preambles += 1;
    const start = this.at;
    const value = readValue(this, this.macros, this.reach());
    if ('neverClosed' in value) this.wasted += this.text.length - start;
    if ('fault' in value) this.at = start;
  }

  private readStrings(start: number): void {
    const line = this.lineAt(start);
    for (;;) {
      this.skipSeparators();
      const name = take(this, FIELD_NAME);
      skipSpace(this);
      if (name === undefined || take(this, /=/y) === undefined) break;
      const from = this.at;
      const value = readValue(this, this.macros, this.reach());
      if ('neverClosed' in value) {
        this.wasted += this.text.length - from;
        this.at = this.entryAhead(from);
      }
      const why = 'fault' in value ? value.fault : this.macros.define(name, value.text) ? '' : 'makes the @string texts grow beyond 1 MB';
      if (why) this.rest.refused.push({ line, why: `The text of "${name}" ${why}.`, text: this.text.slice(start, start + SHOWN) });
      if ('fault' in value) break;
    }
    take(this, /[})]/y);
  }

  private skipSeparators(): void {
    while (take(this, /[\s,]+/y) !== undefined || take(this, /%[^\n]*/y) !== undefined);
  }

  private readKey(inParentheses: boolean): string {
    skipSpace(this);
    NO_KEY.lastIndex = this.at;
    if (NO_KEY.test(this.text)) return '';
    return (take(this, inParentheses ? KEY_IN_PARENTHESES : KEY_IN_BRACES) ?? '').replace(/\s+/g, ' ').trim();
  }

  private readEntry(type: string, start: number, inParentheses: boolean): BibEntry | false {
    const line = this.lineAt(start);
    const key = this.readKey(inParentheses);
    const entry: BibEntry = { type, key, line, fields: new Map(), source: '' };
    const isMail = /[\w.]/.test(this.text[start - 1] ?? '');
    for (;;) {
      const why = this.readField(entry);
      if (why === 'end') break;
      if (why === undefined) continue;
      entry.fault ??= { why, line: this.linesFrom(start, line, this.at) };
      if (this.isHead()) break;
      const ahead = this.entryAhead(this.at);
      FIELD_AHEAD.lastIndex = this.at;
      const field = FIELD_AHEAD.exec(this.text.slice(0, ahead))?.index;
      if (field === undefined) {
        this.at = Math.max(this.at, ahead);
        break;
      }
      this.at = field;
    }
    if (isMail && entry.fields.size === 0) {
      this.at = start + 1;
      return false;
    }
    entry.source = this.text.slice(start, Math.min(this.at, start + SHOWN));
    return entry;
  }

  /** Reads one field into the entry; `end` behind the last, or what is wrong, the place being where to look for the next. */
  private readField(entry: BibEntry): string | undefined {
    this.skipSeparators();
    if (this.at >= this.text.length) return 'The entry is not closed.';
    if (take(this, /[})]/y) !== undefined) return this.isClosed() ? 'end' : 'There is a closing brace too many.';
    const from = this.at;
    const name = take(this, FIELD_NAME);
    if (name === undefined) {
      if (this.isHead()) return 'The entry is not closed.';
      this.at += 1;
      return `There is ${JSON.stringify(this.text[from])} where a field should begin.`;
    }
    skipSpace(this);
    if (take(this, /=/y) === undefined) return `After "${name.slice(0, 40)}" there is no equals sign.`;
    const start = this.at;
    const value = readValue(this, this.macros, this.reach());
    if ('fault' in value) {
      if (value.neverClosed) {
        this.wasted += this.text.length - start;
        this.at = start;
      }
      return `The field "${name.slice(0, 40)}" ${value.fault}.`;
    }
    const lower = name.toLowerCase();
    if (!entry.fields.get(lower)) entry.fields.set(lower, value.text);
    return undefined;
  }

  private isHead(): boolean {
    HEAD.lastIndex = this.at;
    return HEAD.test(this.text);
  }

  /** A closing brace with another field behind it was one too many. */
  private isClosed(): boolean {
    const from = this.at;
    skipSpace(this);
    const goesOn = take(this, /,\s*[A-Za-z][\w-]*\s*=\s*["{]/y) !== undefined;
    this.at = from;
    return !goesOn;
  }
}
