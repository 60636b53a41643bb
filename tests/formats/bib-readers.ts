/** An entry as read back: values still hold their TeX. */
export interface ReadEntry {
  type: string;
  key: string;
  fields: Record<string, string>;
}

/** Reads a bibliography by BibTeX's own rules: a value in braces ends where they balance, and a backslash does not count. Throws on anything else. */
export function readByBraces(text: string): ReadEntry[] {
  const entries: ReadEntry[] = [];
  let at = 0;
  const skip = () => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const take = (pattern: RegExp) => {
    const match = new RegExp(pattern.source, 'y');
    match.lastIndex = at;
    const found = match.exec(text)?.[0];
    if (found === undefined) throw new Error(`No ${pattern.source} at ${JSON.stringify(text.slice(at, at + 60))}`);
    at += found.length;
    return found;
  };
  for (;;) {
    // Everything up to the next @ is a comment to BibTeX.
    const next = text.indexOf('@', at);
    if (next < 0) return entries;
    at = next + 1;
    const entry: ReadEntry = { type: take(/[a-z]+/), key: '', fields: {} };
    take(/\{/);
    entry.key = take(/[^\s,{}"#%'()=~]+/);
    take(/,/);
    skip();
    while (text[at] !== '}') {
      const name = take(/[a-z][a-z0-9_-]*/);
      if (name in entry.fields) throw new Error(`${name} twice`);
      take(/ = /);
      if (text[at] === '{') {
        const start = at + 1;
        let depth = 0;
        do {
          if (text[at] === '{') depth += 1;
          if (text[at] === '}') depth -= 1;
          at += 1;
          if (at > text.length) throw new Error('A brace is never closed');
        } while (depth > 0);
        entry.fields[name] = text.slice(start, at - 1);
      } else {
        entry.fields[name] = take(/[a-z]{3}/);
      }
      take(/,/);
      skip();
    }
    at += 1;
    entries.push(entry);
  }
}

/** Reads a bibliography line by line: one field a line, an entry between two lines of its own. Throws on any other line. */
export function readByLines(text: string): ReadEntry[] {
  if (text !== '' && !text.endsWith('}\n')) throw new Error('The last line does not end');
  return text
    .split('\n\n')
    .filter(Boolean)
    .map((block) => {
      const lines = block.replace(/\n$/, '').split('\n');
      const head = /^@([a-z]+)\{([^,\s]+),$/.exec(lines[0] ?? '');
      if (!head || lines.at(-1) !== '}') throw new Error(`No entry: ${block.slice(0, 80)}`);
      const fields = lines.slice(1, -1).map((line): [string, string] => {
        const field = /^ {2}([a-z][a-z0-9_-]*) = (?:\{(.+)\}|([a-z]{3})),$/.exec(line);
        if (!field) throw new Error(`No field: ${line}`);
        return [field[1]!, field[2] ?? field[3]!];
      });
      return { type: head[1]!, key: head[2]!, fields: Object.fromEntries(fields) };
    });
}

const MARKS: Record<string, string> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308',
  r: '\u030a', H: '\u030b', v: '\u030c', d: '\u0323', textcommabelow: '\u0326', c: '\u0327', k: '\u0328', b: '\u0331',
}; // biome-ignore format: a table
const WORDS: Record<string, string> = {
  textasciitilde: '~', textasciicircum: '^', textbackslash: '\\', textbraceleft: '{', textbraceright: '}', textless: '<',
  textgreater: '>', textbar: '|', newline: '\n', ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å',
  AA: 'Å', dj: 'đ', DJ: 'Đ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', ng: 'ŋ', NG: 'Ŋ', i: 'ı', j: 'ȷ', ldots: '…', texteuro: '€', S: '§',
  copyright: '©', textdegree: '°', guillemotleft: '«', guillemotright: '»',
}; // biome-ignore format: a table
const MATHS: Record<string, string> = {
  '\\alpha': 'α', '\\beta': 'β', '\\varepsilon': 'ε', '\\sigma': 'σ', '\\Omega': 'Ω', '\\leq': '≤', '\\rightarrow': '→', '\\infty': '∞',
  '\\in': '∈', '\\times': '×', '-': '−',
}; // biome-ignore format: a table

/** What a value of ours prints: TeX decoded by tables of its own. Throws on TeX it does not know. */
export function printed(value: string): string {
  let at = 0;
  const group = (end: string): string => {
    let out = '';
    while (at < value.length && value[at] !== end) out += one();
    if (end !== '') at += 1;
    return out;
  };
  const argument = (): string => {
    while (value[at] === ' ') at += 1;
    return one();
  };
  const one = (): string => {
    const rest = value.slice(at);
    if (rest.startsWith('{')) {
      at += 1;
      return group('}');
    }
    if (rest.startsWith('$')) {
      const end = value.indexOf('$', at + 1);
      const maths = value.slice(at + 1, end);
      at = end + 1;
      return MATHS[maths] ?? `$${maths}$`;
    }
    for (const [ligature, sign] of [['---', '—'], ['--', '–'], ['``', '“'], ["''", '”'], ['`', '‘']] as const) {
      if (rest.startsWith(ligature)) {
        at += ligature.length;
        return sign;
      }
    } // biome-ignore format: a table
    if (!rest.startsWith('\\')) {
      if (/^[%#&_^~]/.test(rest)) throw new Error(`Bare ${rest[0]} in ${value}`);
      const point = String.fromCodePoint(rest.codePointAt(0)!);
      at += point.length;
      return point;
    }
    const command = /^\\([A-Za-z]+|.)/u.exec(rest)?.[1] ?? '';
    at += 1 + command.length;
    if (/^[&%$#_]$/.test(command)) return command;
    const mark = MARKS[command];
    if (mark !== undefined) return (argument() + mark).normalize('NFC');
    const word = WORDS[command];
    if (word === undefined) throw new Error(`\\${command} in ${value}`);
    return word;
  };
  return group('');
}
