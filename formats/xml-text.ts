/** What no XML document may hold (XML 1.0, section 2.2, `Char`). */
const NO_CHARACTER = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as XML and HTML show it, letter by letter, between tags and in attributes; characters that neither may hold are left out. */
export function escapeXml(text: string): string {
  return text.replace(NO_CHARACTER, '').replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? sign);
}
