/** A tag and all that it is in, the outermost first: `ml/vision` is in `ml`. */
export const withOuter = (tag: string): string[] => [...tag.matchAll(/(?<=[^/])(?=\/[^/])|$/g)].map(({ index }) => tag.slice(0, index));

/** Whether a tag is that one, or inside it. */
export const isIn = (tag: string, outer: string): boolean => tag === outer || tag.startsWith(`${outer}/`);
