import { oneLine } from './latex';

/**
 * A value of a field that is read letter by letter (doi, url, eprint): nothing is escaped, only what would end or break the field
 * is percent-encoded.
 */
export function verbatim(text: string): string {
  return oneLine(text).replace(/[{}\\ ]|[^\x20-\x7e]+/g, (found) => encodeURIComponent(found));
}
