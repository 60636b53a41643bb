/** Names that Windows keeps for devices, whatever their ending. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]|desktop|thumbs)$/i;
/** Separators, wildcards, what note programs take for links, and what no name shows. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}/\\:*?"<>|[\]#^%$&{}`~';=@!+]+/gu;

const bytes = new TextEncoder();

function cutTo(text: string, most: number): string {
  let out = '';
  let length = 0;
  for (const cluster of text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    length += bytes.encode(cluster).length;
    if (length > most) break;
    out += cluster;
  }
  return out;
}

const ends = (text: string) => text.replace(/^[\s.\-_]+|[\s.\-_]+$/gu, '');

/** Most bytes of a file's name with its ending. */
const LONGEST = 120;

/**
 * A name for a file that every system takes, with that ending: no separators, control or reserved names, no dot in front, at most 120
 * bytes, and not one of `taken` (in lower case), to which it is added. `spare` is the name when nothing of the text can stand.
 */
export function fileName(text: string, extension: string, taken: Set<string> = new Set(), spare = 'paper'): string {
  const clean = ends(text.toWellFormed().normalize('NFC').replace(UNSAFE, ' ').replace(/\s+/gu, ' '));
  const room = LONGEST - extension.length - 1;
  const stem = ends(cutTo(clean, room)) || spare;
  const safe = RESERVED.test(stem.split('.')[0]?.trim() ?? '') ? `paper ${stem}` : stem;
  for (let number = 1; ; number += 1) {
    const end = number > 1 ? ` ${number}` : '';
    const name = `${ends(cutTo(safe, room - end.length))}${end}.${extension}`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
