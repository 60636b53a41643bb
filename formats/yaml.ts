/** Beyond what JSON escapes, YAML 1.2 wants these escaped in a double-quoted scalar (section 5.1, printable characters). */
const NOT_PRINTABLE = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]/g;

/** A text as YAML and JSON both read it, in double quotes on one line. */
export function yamlText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(NOT_PRINTABLE, (sign, at: number, whole: string) => {
    // Two surrogates are one character, which may stand.
    const isPair = /[\ud800-\udbff]/.test(sign) ? /[\udc00-\udfff]/.test(whole[at + 1] ?? '') : /[\ud800-\udbff]/.test(whole[at - 1] ?? '');
    return isPair ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The front matter of a note between its two lines of hyphens; names are plain words of ours, empty values are left out. */
export function frontMatter(fields: readonly (readonly [name: string, value: string | number | readonly string[]])[]): string {
  const lines = fields.flatMap(([name, value]) => {
    if (typeof value === 'number') return [`${name}: ${value}`];
    if (typeof value === 'string') return value ? [`${name}: ${yamlText(value)}`] : [];
    return value.length > 0 ? [`${name}:`, ...value.map((one) => `  - ${yamlText(one)}`)] : [];
  });
  return ['---', ...lines, '---', ''].join('\n');
}
