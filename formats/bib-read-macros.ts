/** How much text `@string` definitions may hold in all, in characters; their uses may add that much to the length of the file. */
const LARGEST = 1_000_000;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** The texts that `@string` names, by lower-case name; the months are there from the start, as in every style. */
export interface Macros {
  /** False when the texts have grown too large; the name is then not defined. */
  define(name: string, text: string): boolean;
  /** The text of a name, the name itself when nothing defines it, or undefined when the uses have grown too large. */
  use(name: string): string | undefined;
}

/** Macros for a file of that many characters. */
export function makeMacros(length: number): Macros {
  const texts = new Map(MONTHS.map((month): [string, string] => [month.slice(0, 3).toLowerCase(), month]));
  let defined = 0;
  let used = 0;
  return {
    define(name, text) {
      defined += text.length;
      if (defined > LARGEST) return false;
      texts.set(name.toLowerCase(), text);
      return true;
    },
    use(name) {
      const text = texts.get(name.toLowerCase());
      if (text === undefined) return name;
      used += text.length;
      return used > LARGEST + length ? undefined : text;
    },
  };
}
