import { type CardRule, MARKS } from '../paper/card-rules';
import { markName, ruleName } from './card-rule-words';
import { IconButton } from './icon-button';
import { count, t } from './words';

export interface CardRuleListProps {
  rules: readonly CardRule[];
  /** How many cards each rule touches, by its id, where there is a page. */
  touched?: ReadonlyMap<string, number>;
  onChange(rule: CardRule): void;
  onRemove(rule: CardRule): void;
}

/** The reader's rules for cards: what each asks for, what becomes of papers, and how many it touches here. */
export function CardRuleList({ rules, touched, onChange, onRemove }: CardRuleListProps) {
  return (
    <ul class="card-rules">
      {rules.map((rule) => {
        const name = ruleName(rule);
        return (
          <li key={rule.id} data-off={rule.does === '' || undefined}>
            <span class="side-text">
              <bdi>{name}</bdi>
              {touched && rule.does !== '' && <span class="from">{count('card_rule_touches', touched.get(rule.id) ?? 0)}</span>}
            </span>
            <select
              aria-label={t('card_rule_does_of', name)}
              value={rule.does}
              onChange={(event) => {
                const does = MARKS.find((one) => one === event.currentTarget.value);
                if (does !== undefined) onChange({ ...rule, does });
              }}
            >
              {[...MARKS.slice(1), MARKS[0]].map((mark) => (
                <option key={mark} value={mark}>
                  {markName(mark)}
                </option>
              ))}
            </select>
            <IconButton icon="trash" name={t('card_rule_remove', name)} onClick={() => onRemove(rule)} />
          </li>
        );
      })}
    </ul>
  );
}
