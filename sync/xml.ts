const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text between tags with its character references and entities resolved; unknown ones stay as they stand. */
export const unescapedXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name = '') => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (ENTITIES[name] ?? whole);
  });

/**
 * What stands in each element of that name, whatever its prefix, in one pass. A background has no parser of XML, and a server's
 * answer may be hostile: no search runs past the next tag.
 */
export function elementsIn(xml: string, name: string): string[] {
  const out: string[] = [];
  let start: number | undefined;
  for (const { 0: tag, 1: close, 2: empty, index } of xml.matchAll(new RegExp(`<(/?)(?:[\\w-]+:)?${name}(?:\\s[^<>]*?)?(/?)>`, 'gi'))) {
    if (close) {
      if (start !== undefined) out.push(xml.slice(start, index));
      start = undefined;
    } else if (!empty) start ??= index + tag.length;
  }
  return out;
}

/** The text of the first element of that name, '' when there is none. */
export const textIn = (xml: string, name: string): string => unescapedXml(elementsIn(xml, name)[0] ?? '').trim();
