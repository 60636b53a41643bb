/** Given names as initials, `J.-P. K.`; a name in a script without capitals, or that has no letter, stays as it is. */
export function initials(given: string): string {
  if (!/[\p{Lu}\p{Ll}]/u.test(given)) return given;
  return given
    .replace(/\.(?=\S)/g, '. ')
    .replace(/\. -/g, '.-')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
    .map((word) =>
      word
        .split('-')
        .flatMap((part) => (/^\p{Lu}{2,3}$/u.test(part) ? [Array.from(part, (letter) => `${letter}.`).join(' ')] : [initialOf(part)]))
        .filter(Boolean)
        .join('-'),
    )
    .join(' ');
}

function initialOf(word: string): string {
  const letter = /\p{L}\p{M}*/u.exec(word)?.[0] ?? '';
  return letter && `${letter.toLocaleUpperCase('en')}.`;
}

/** `2` as `2nd`; an edition that is no number stays as it is. */
export function ordinal(edition: string): string {
  if (!/^\d+$/.test(edition)) return edition;
  const teen = /1\d$/.test(edition);
  const end = teen ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[edition.slice(-1)] ?? 'th');
  return edition + end;
}

/** The edition as a reference names it, `2nd ed.`; '' when it is not known. */
export function editionText(edition: string): string {
  return edition && (/\bed(?:\.|ition\b)/i.test(edition) ? edition : `${ordinal(edition)} ed.`);
}
