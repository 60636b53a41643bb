import { CardRuleForm } from '../../components/card-rule-form';
import { CardRuleList } from '../../components/card-rule-list';
import { t } from '../../components/words';
import { MOST_RULES } from '../../paper/card-rules';
import { readCardRules } from '../../storage/card-rules';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';

/** The reader's rules for cards on pages, and new ones. */
export function CardRuleSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: rules } = useLive(() => readCardRules(db), [db]);
  if (!rules) return null;
  return (
    <>
      <p class="quiet-text">{t('card_rules_hint')}</p>
      {rules.length === 0 && <p class="quiet-text">{t('card_rules_none')}</p>}
      <CardRuleList
        rules={rules}
        onChange={(rule) => deeds.perform(() => background.saveCardRule(rule))}
        onRemove={(rule) => void deeds.perform(() => background.removeCardRule(rule.id), t('toast_removed'))}
      />
      {rules.length < MOST_RULES ? (
        <CardRuleForm
          newId={() => crypto.randomUUID()}
          onAdd={(rule) => void deeds.perform(() => background.saveCardRule(rule), t('toast_saved'))}
        />
      ) : (
        <p class="quiet-text">{t('card_rules_full', MOST_RULES)}</p>
      )}
    </>
  );
}
