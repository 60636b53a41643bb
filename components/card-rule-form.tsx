import { useId, useRef, useState } from 'preact/hooks';
import { type CardRule, cardRuleOf, type Mark, RULE_KINDS, type RuleKind, WORDLESS } from '../paper/card-rules';
import { RULE_LENGTH } from '../paper/digest-rules';
import { faultWords, markName } from './card-rule-words';
import { Pick } from './pick-field';
import { t } from './words';

const DOES = ['highlight', 'dim', 'fold'] as const satisfies readonly Mark[];

/** A new rule for cards: what it is for, plain words first, and what becomes of papers. `newId` names it. */
export function CardRuleForm({ newId, onAdd }: { newId(): string; onAdd(rule: CardRule): void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<RuleKind>('words');
  const [text, setText] = useState('');
  const [does, setDoes] = useState<(typeof DOES)[number]>('highlight');
  const [problem, setProblem] = useState('');
  const kindName = (one: RuleKind) => t(one === 'pattern' ? 'card_rule_pattern_long' : `card_rule_${one}`);
  const add = () => {
    const rule = cardRuleOf({ id: newId(), kind, text, does });
    if (typeof rule === 'string') {
      setProblem(faultWords(rule));
      field.current?.focus();
      return;
    }
    setProblem('');
    setText('');
    onAdd(rule);
  };
  return (
    <form
      class="card-rule-form"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Pick
        label={t('card_rule_kind')}
        value={kind}
        choices={RULE_KINDS.map((one) => [one, kindName(one)] as const)}
        onChange={(one) => {
          setKind(one);
          setProblem('');
        }}
      />
      {!WORDLESS.has(kind) && (
        <div class="pick-field">
          <label for={id}>{kindName(kind)}</label>
          <input
            ref={field}
            id={id}
            class={kind === 'pattern' ? 'mono' : undefined}
            value={text}
            maxLength={RULE_LENGTH}
            inputMode={kind === 'upvotes' ? 'numeric' : 'text'}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={`${id}p`}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setProblem('');
            }}
          />
        </div>
      )}
      <Pick
        label={t('card_rule_does')}
        value={does}
        choices={DOES.map((one) => [one, markName(one)] as const)}
        onChange={(one) => setDoes(one)}
      />
      <button type="submit">{t('card_rule_add')}</button>
      {kind === 'tag' && <p class="quiet-text">{t('card_rule_tag_hint')}</p>}
      <p id={`${id}p`} class="problem-text" role="alert">
        {problem}
      </p>
    </form>
  );
}
