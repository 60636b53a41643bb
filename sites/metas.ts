/** Text of the first `meta` with that name, without regard to case; undefined when it has none. */
export function metaText(document: Document, name: string): string | undefined {
  return metaTexts(document, name)[0];
}

/** Texts of all `meta`s with that name, in the order of the page; some pages write them as `value`. */
export function metaTexts(document: Document, name: string): string[] {
  return [...document.querySelectorAll(`meta[name="${name}" i], meta[property="${name}" i]`)].flatMap(
    (meta) => (meta.getAttribute('content') ?? meta.getAttribute('value'))?.replace(/\s+/g, ' ').trim() || [],
  );
}

/** `2024/05/01`, `2024-5-1` or `2024` as `{date, year}`, as far as it is said. */
export function metaDate(document: Document, ...names: string[]): { date?: string; year?: number } {
  const written = names.map((name) => metaText(document, name)).find((text) => text !== undefined) ?? '';
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})(?:[/-](\d{1,2}))?)?/.exec(written) ?? [];
  if (!year) return {};
  const date = month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
  return { year: Number(year), ...(date && { date }) };
}

/** An author as metas write it, `Last, First`, in the order people read. */
export function inReadingOrder(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  return family && given ? `${given} ${family}` : name;
}
