import { type Alias, aliasesOf } from './ids';
import { titleKey } from './likeness';
import { nameOf } from './name';
import type { FoundPaper } from './paper';

const letters = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * A name for a work that has no other: its title, first author and year as an address that leads nowhere (`.invalid` is reserved for
 * that, RFC 2606). The same entry read twice, here or on another device, is so the same paper. Undefined for a title of nothing.
 */
export function titleAddress({ title, authors = [], year }: Pick<FoundPaper, 'title' | 'authors' | 'year'>): string | undefined {
  const work = (titleKey(title) || letters(title)).slice(0, 200);
  if (!work) return undefined;
  const [first] = authors;
  const name = first && nameOf(first);
  const family = name ? letters('literal' in name ? name.literal : name.family).slice(0, 60) : '';
  return `https://work.invalid/${encodeURIComponent(work)}/${encodeURIComponent(family || '-')}/${year ?? '-'}`;
}

/** Every name an imported record has, or the one made of its title. */
export function namesOf(found: FoundPaper): Alias[] {
  const names = aliasesOf(found.ids, found.url);
  const made = names.length > 0 ? undefined : titleAddress(found);
  return made ? [`url:${made}`] : names;
}
