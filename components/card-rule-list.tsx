import { type CardRule, MARKS, type Mark } from '../paper/card-rules';
import { markName, ruleName } from './card-rule-words';
import { IconButton } from './icon-button';
import { useTurned } from './turned';
import { count, t } from './words';

export interface CardRuleListProps {
  rules: readonly CardRule[];
  /** How many cards each rule touches, by its id, where there is a page. */
  touched?: ReadonlyMap<string, number>;
  /** What is given is waited for. */
  onChange(rule: CardRule): unknown;
  onRemove(rule: CardRule): void;
}

function MarkSelect({ label, value, onChange }: { label: string; value: Mark; onChange(mark: Mark): unknown }) {
  const [mark, choose] = useTurned(value, onChange);
  return (
    <select
      aria-label={label}
      value={mark}
      onChange={(event) => {
        const chosen = MARKS.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {[...MARKS.slice(1), MARKS[0]].map((one) => (
        <option key={one} value={one}>
          {markName(one)}
        </option>
      ))}
    </select>
  );
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
            <MarkSelect label={t('card_rule_does_of', name)} value={rule.does} onChange={(does) => onChange({ ...rule, does })} />
            <IconButton icon="trash" name={t('card_rule_remove', name)} onClick={() => onRemove(rule)} />
          </li>
        );
      })}
    </ul>
  );
}
