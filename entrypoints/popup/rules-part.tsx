import { useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { CardRuleList } from '../../components/card-rule-list';
import type { PagePaper } from '../../components/page-papers';
import { count, t } from '../../components/words';
import { ruler } from '../../paper/card-rules';
import { textOf } from '../../paper/relevance-lesson';
import { readCardRules } from '../../storage/card-rules';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from '../library/deeds';
import type { useJudge } from '../library/judge';
import { useLive } from '../library/live';

interface RulesPartProps {
  db: Library;
  papers: readonly PagePaper[];
  /** What papers are judged by, where that is wanted. */
  judge: ReturnType<typeof useJudge>;
  deeds: Deeds;
}

/** The reader's rules, and how many papers of this page each of them touches. */
export function RulesPart({ db, papers, judge, deeds }: RulesPartProps) {
  const { value: rules = [] } = useLive(() => readCardRules(db), [db]);
  const { touched, all } = useMemo(() => {
    const touching = ruler(rules, judge && ((paper) => judge.tags(textOf(paper, paper.abstract))));
    const touched = new Map<string, number>();
    let all = 0;
    for (const { found } of papers) {
      const some = touching(found);
      if (some.length > 0) all++;
      for (const { id } of some) touched.set(id, (touched.get(id) ?? 0) + 1);
    }
    return { touched, all };
  }, [rules, papers, judge]);
  return (
    <details class="popup-look">
      <summary>
        {t('card_rules_title')} {rules.length > 0 && <span class="quiet-text">{count('card_rules_here', all)}</span>}
      </summary>
      {rules.length === 0 && <p class="quiet-text">{t('card_rules_hint')}</p>}
      <CardRuleList
        rules={rules}
        touched={touched}
        onChange={(rule) => deeds.perform(() => background.saveCardRule(rule))}
        onRemove={(rule) => void deeds.perform(() => background.removeCardRule(rule.id), t('toast_removed'))}
      />
      <p>
        <a href={browser.runtime.getURL('/library.html#/settings')} target="_blank" rel="noopener">
          {t('card_rules_all')}
        </a>
      </p>
    </details>
  );
}
