import { LookupError } from './polite';

/** An element by its name as it is written, prefix and all (`dc:creator`), with its attributes and what it holds in order. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (XmlElement | string)[];
}

/** Deepest nesting that is read: feeds with markup inside entries stay far above it. */
const DEEPEST = 64;
/** Elements that are read; 2 000 entries of a hundred elements each fit. What follows them is not. */
const MOST_ELEMENTS = 200_000;
const MOST_ATTRIBUTES = 32;

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Character references and the five entities every XML document has (XML 1.0, section 4.6); others stand as they are, so none grows. */
function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return PREDEFINED[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

// No pattern reads past the next `<`, so that a text of broken tags is still read in one pass.
const OPENING = /<([A-Za-z_][^\s<>/="']*)/y;
const ATTRIBUTE = /\s*([^\s=<>"'/]+)(?:\s*=\s*(?:"([^"<]*)"|'([^'<]*)'|([^\s"'<>]+)))?/y;
const ENDING = /\s*(\/?)>/y;
const CLOSING = /<\/\s*([^\s<>]*)/y;
const REST = /[^<>]*>?/y;

function matched(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

interface Tag {
  element: XmlElement;
  isEmpty: boolean;
  end: number;
}

function tagAt(text: string, start: number): Tag | undefined {
  const opening = matched(OPENING, text, start);
  if (!opening) return undefined;
  const attributes = new Map<string, string>();
  let at = start + opening[0].length;
  for (;;) {
    const ending = matched(ENDING, text, at);
    if (ending) {
      const element: XmlElement = { name: opening[1] ?? '', attributes, children: [] };
      return { element, isEmpty: ending[1] === '/', end: at + ending[0].length };
    }
    const attribute = matched(ATTRIBUTE, text, at);
    if (!attribute) return undefined;
    const [whole, name = '', double, single, bare] = attribute;
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(name)) attributes.set(name, resolved(double ?? single ?? bare ?? ''));
    at += whole.length;
  }
}

/** Where what is neither text nor an element ends: the text's own end when it never does. */
function after(text: string, start: number, end: string): number {
  const at = text.indexOf(end, start);
  return at < 0 ? text.length : at + end.length;
}

/** The end of a declaration. What it declares is skipped unread: an entity that is never known can never be expanded. */
function declarationEnd(text: string, start: number): number {
  const end = after(text, start, '>');
  if (!text.slice(start, end).includes('[')) return end;
  const subset = /\]\s*>/g;
  subset.lastIndex = start;
  return subset.exec(text) ? subset.lastIndex : text.length;
}

/**
 * The elements of an XML text under one nameless element. It is read in one pass and forgiven what can be: tags that close nothing or are
 * never closed, bare `<` and `&`, an end too soon. Throws LookupError `bad-answer` for elements nested deeper than 64. The caller bounds
 * the length.
 */
export function readXml(text: string): XmlElement {
  const top: XmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [top];
  let count = 0;
  const say = (words: string) => {
    const { children } = open.at(-1) ?? top;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + words;
    else if (words) children.push(words);
  };
  for (let at = 0; at < text.length && count < MOST_ELEMENTS; ) {
    const start = text.indexOf('<', at);
    say(resolved(text.slice(at, start < 0 ? text.length : start)));
    if (start < 0) break;
    if (text.startsWith('<!--', start)) at = after(text, start + 4, '-->');
    else if (text.startsWith('<![CDATA[', start)) {
      at = after(text, start + 9, ']]>');
      say(text.slice(start + 9, text.startsWith(']]>', at - 3) ? at - 3 : at));
    } else if (text.startsWith('<!', start)) at = declarationEnd(text, start);
    else if (text.startsWith('<?', start)) at = after(text, start, '?>');
    else if (text.startsWith('</', start)) {
      const closing = matched(CLOSING, text, start);
      const opened = open.findLastIndex(({ name }) => name !== '' && name === closing?.[1]);
      if (opened > 0) open.length = opened;
      at = start + (closing?.[0].length ?? 2);
      at += matched(REST, text, at)?.[0].length ?? 0;
    } else {
      const tag = tagAt(text, start);
      if (!tag) {
        say('<');
        at = start + 1;
        continue;
      }
      count += 1;
      open.at(-1)?.children.push(tag.element);
      if (!tag.isEmpty) open.push(tag.element);
      if (open.length > DEEPEST + 1) throw new LookupError('bad-answer', `Its elements are nested deeper than ${DEEPEST}.`);
      at = tag.end;
    }
  }
  return top;
}

/** Elements of these names right inside another, in their order. */
export const inside = (parent: XmlElement, ...names: string[]): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string' && names.includes(child.name));
