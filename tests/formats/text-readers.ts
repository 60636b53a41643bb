/** Rows of a table by RFC 4180, read sign by sign. Throws on a quote out of place and on rows of different lengths. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        if (at >= text.length) throw new Error('A quote is never closed');
        if (text[at] !== '"') cell += text[at++];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 2;
        } else break;
      }
      at += 1;
    } else {
      while (at < text.length && !/[,\r\n"]/.test(text[at]!)) cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else throw new Error(`Neither comma nor end of line at ${JSON.stringify(text.slice(at, at + 30))}`);
  }
  if (new Set(rows.map((one) => one.length)).size > 1) throw new Error('Rows of different lengths');
  return rows;
}

/** Records of a RIS file, every line either `TG  - value` or the rest of the line before it. Throws on anything else. */
export function readRis(text: string): [tag: string, value: string][][] {
  const records: [string, string][][] = [];
  let record: [string, string][] | undefined;
  for (const line of text.split('\r\n').slice(0, -1)) {
    if (/[\r\n]/.test(line)) throw new Error(`A line breaks inside: ${line}`);
    const [, tag = '', value = ''] = /^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? [];
    if (tag === 'TY' && !record) record = [[tag, value]];
    else if (tag === 'ER' && record && value === '') {
      records.push(record);
      record = undefined;
    } else if (tag && tag !== 'TY' && tag !== 'ER' && record) record.push([tag, value]);
    else if (/^ {6}\S/.test(line) && record) record.at(-1)![1] += `\n${line.slice(6)}`;
    else if (line !== '' || record) throw new Error(`No line of RIS: ${line}`);
  }
  if (record) throw new Error('A record never ends');
  return records;
}
