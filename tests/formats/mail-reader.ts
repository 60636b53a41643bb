/** A mail as its bytes say: headers by their small names with encoded words resolved, and its parts. */
export interface Mail {
  headers: Map<string, string>;
  parts: { type: string; text: string }[];
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const fromBytes = (bytes: number[]) => utf8.decode(Uint8Array.from(bytes));

/** An unstructured header without its folds and encoded words (RFC 2047: the space between two words is none). */
function headerText(raw: string): string {
  const unfolded = raw.replace(/\r\n(?=[ \t])/g, '');
  return unfolded
    .replace(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_word, base64: string) => fromBytes([...Buffer.from(base64, 'base64')]));
}

/** Text of a quoted-printable body. Throws on an `=` that says nothing and on a line longer than 76. */
export function unquoted(body: string): string {
  const bytes: number[] = [];
  for (const line of body.split('\r\n')) {
    if (line.length > 76) throw new Error(`A line of ${line.length}`);
    if (/[ \t]$/.test(line)) throw new Error('A space at the end of a line');
    const goesOn = line.endsWith('=');
    const inner = goesOn ? line.slice(0, -1) : line;
    for (let at = 0; at < inner.length; at += 1) {
      if (inner[at] !== '=') {
        bytes.push(inner.charCodeAt(at));
        continue;
      }
      const hex = inner.slice(at + 1, at + 3);
      if (!/^[0-9A-F]{2}$/.test(hex)) throw new Error(`=${hex}`);
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    }
    if (!goesOn) bytes.push(0x0a);
  }
  return fromBytes(bytes.slice(0, -1));
}

function split(message: string): [headers: Map<string, string>, body: string] {
  const at = message.indexOf('\r\n\r\n');
  if (at < 0) throw new Error('No empty line after the headers');
  const headers = message
    .slice(0, at)
    .split(/\r\n(?![ \t])/)
    .map((line): [string, string] => {
      const [, name = '', value = ''] = /^([!-9;-~]+): ([\s\S]*)$/.exec(line) ?? [];
      if (!name) throw new Error(`No header: ${line}`);
      return [name.toLowerCase(), headerText(value)];
    });
  return [new Map(headers), message.slice(at + 4)];
}

/** Reads a mail with parts in quoted-printable. Throws on anything that is not by RFC 5322, 2045, 2046 and 2047. */
export function readMail(message: string): Mail {
  if (/[^\r\n\t -~]/.test(message)) throw new Error('Not ASCII');
  if (/\r(?!\n)|(?<!\r)\n/.test(message)) throw new Error('A line that does not end with CRLF');
  const [headers, body] = split(message);
  const boundary = /^multipart\/alternative; boundary="([^"]{1,70})"$/.exec(headers.get('content-type') ?? '')?.[1];
  if (!boundary) throw new Error('No boundary');
  const [before, ...rest] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (before !== '' || rest.pop() !== '--\r\n') throw new Error('Not closed, or more than parts');
  const parts = rest.map((part) => {
    const [inner, text] = split(part.replace(/^\r\n/, ''));
    if (inner.get('content-transfer-encoding') !== 'quoted-printable') throw new Error('Another encoding');
    return { type: inner.get('content-type') ?? '', text: unquoted(text) };
  });
  return { headers, parts };
}
