const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Bytes of one encoded word: with `Subject: ` before the first, no line is longer than 76 (RFC 2047, section 2). */
const WORD_BYTES = 39;

/** A text as an unstructured header of a mail holds it: ASCII as it is where it is short, else encoded words on lines of their own. */
export function mailHeader(text: string): string {
  const line = text.toWellFormed().replace(/\s+/g, ' ').trim();
  if (/^[ -~]{0,60}$/.test(line) && !line.includes('=?')) return line;
  const words: string[] = [];
  let word = '';
  for (const character of line) {
    if (word && bytesOf(word + character).length > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((one) => `=?UTF-8?B?${btoa(String.fromCharCode(...bytesOf(one)))}?=`).join('\r\n ');
}

const LONGEST_LINE = 76;

/** A byte as it may stand in a line. Programs that pass mail on change a line that is a dot, and one that begins with `From `. */
function quotedByte(byte: number, isFirst: boolean, isLast: boolean): string {
  const isSpace = byte === 0x20 || byte === 0x09;
  const isPlain = isSpace ? !isLast : byte > 0x20 && byte < 0x7f && byte !== 0x3d;
  const isRisky = isFirst && (byte === 0x2e || byte === 0x46);
  return isPlain && !isRisky ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** One line as quoted-printable, in pieces no longer than 76. */
function quotedLine(line: string): string {
  const bytes = bytesOf(line);
  const lines: string[] = [];
  let current = '';
  bytes.forEach((byte, at) => {
    const isLast = at === bytes.length - 1;
    const piece = quotedByte(byte, current === '', isLast);
    if (current.length + piece.length < LONGEST_LINE) current += piece;
    else {
      lines.push(`${current}=`);
      current = quotedByte(byte, true, isLast);
    }
  });
  return [...lines, current].join('\r\n');
}

/** A text as the body of a mail in quoted-printable: ASCII lines of at most 76 with CRLF (RFC 2045, section 6.7). */
export function quotedPrintable(text: string): string {
  return text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(quotedLine)
    .join('\r\n');
}
