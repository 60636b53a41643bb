import { textOf } from './text';

const AUTHORS = '[class*="author" i], [itemprop="author"], [itemprop="creator"], [rel="author"]';
/** What stands among names and is none. */
const NO_NAME = /^(?:et al\.?|and|others|authors?|by|more|\.\.\.|…|\(?\d+ authors?\)?)$/i;
const isName = (text: string) => /\p{L}/u.test(text) && text.length <= 80 && text.split(/\s+/).length <= 7 && !NO_NAME.test(text);

const clean = (name: string) =>
  name
    .replace(/^(?:by|authors?\s*:|and|&)\s+/i, '')
    .replace(/[\d*†‡§¶,;·•]+$/u, '')
    .trim();

/** Names of authors where the row marks them as such; undefined where it does not. A list that is cut short is none. */
export function authorsIn(extent: readonly Element[]): string[] | undefined {
  const marked = extent.flatMap((part) => [...part.querySelectorAll(AUTHORS)]);
  const outer = marked.filter((element) => !marked.some((other) => other !== element && other.contains(element)));
  const [only] = outer;
  if (!only) return undefined;
  const texts =
    outer.length > 1
      ? outer.map((element) => textOf(element))
      : only.querySelectorAll('a, span').length > 1
        ? [...only.querySelectorAll('a, span')].filter((part) => !part.querySelector('a, span')).map((part) => textOf(part))
        : textOf(only)
            .replace(/^authors?\s*:/i, '')
            .split(/\s*(?:,|;|·|•|\band\b|&)\s*/);
  if (texts.some((text) => /…|\.\.\.|\bet al\b/i.test(text))) return undefined;
  const names = texts.map(clean).filter(isName);
  return names.length > 0 ? names : undefined;
}
