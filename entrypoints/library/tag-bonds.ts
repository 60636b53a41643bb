import { parseRoute } from '../../components/route';
import { t } from '../../components/words';
import { retaggedQuery } from '../../paper/query-retag';
import { isIn } from '../../paper/tag-names';
import type { Library } from '../../storage/schema';
import { isFileRule, type Rule } from '../../sync/job';
import { useLive } from './live';

/** What is done with tags beyond this library, as jobs keep it. */
type Bond = { kind: 'share'; group: string; tags: string[] } | { kind: 'export'; rule: Rule } | { kind: 'devices' };

function asksFor({ what }: Rule, tag: string): boolean {
  if (what.kind === 'tag') return isIn(what.tag.toLowerCase(), tag.toLowerCase());
  if (what.kind !== 'filter' && what.kind !== 'view') return false;
  const query = what.kind === 'view' ? what.query : parseRoute(what.query).query;
  return retaggedQuery(query, tag, `${tag} `) !== query;
}

function wordsOf(bond: Bond, tag: string): string[] {
  if (bond.kind === 'share')
    return bond.tags.some((one) => isIn(one.toLowerCase(), tag.toLowerCase())) ? [t('tag_shared', bond.group)] : [];
  if (bond.kind !== 'export' || !asksFor(bond.rule, tag)) return [];
  return [t('tag_exported', isFileRule(bond.rule) ? bond.rule.file : tag)];
}

/** What the reader should know before a tag, or one inside it, gets another name or goes: who else goes by it. Kept up to date. */
export function useTagBonds(db: Library): (tag: string) => string[] {
  const { value: bonds = [] } = useLive(async () => (await db.rules.toArray()).map(({ value }) => value as Bond), [db]);
  return (tag) => bonds.flatMap((bond) => wordsOf(bond, tag));
}
