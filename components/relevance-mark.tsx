import { t } from './words';

/** How relevant a paper is: 0 to 3 bars, and the words that say so. */
export interface RelevanceShown {
  step: 0 | 1 | 2 | 3;
  why: readonly string[];
}

/** The relevance in words, with what drove it. */
export function relevanceName({ step, why }: RelevanceShown): string {
  const name = t(`relevance_step_${step}`);
  return why.length > 0 ? t('relevance_because', name, why.join(', ')) : name;
}

const BARS = [
  { x: 1, height: 4 },
  { x: 5.5, height: 7.5 },
  { x: 10, height: 11 },
] as const;

/** Three bars, as many of them filled as the paper is relevant. */
export function RelevanceMark(shown: RelevanceShown) {
  const name = relevanceName(shown);
  return (
    <span class="relevance-mark" role="img" aria-label={name} title={name} data-step={shown.step}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {BARS.map(({ x, height }, at) => (
          <rect key={x} x={x} y={11.5 - height} width="3" height={height} rx="0.8" class={at < shown.step ? 'on' : undefined} />
        ))}
      </svg>
    </span>
  );
}

/** The same with its words beside it, where there is room. */
export function RelevanceLine(shown: RelevanceShown) {
  return (
    <p class="relevance-line" data-step={shown.step}>
      <RelevanceMark {...shown} />
      <span aria-hidden="true">{t(`relevance_step_${shown.step}`)}</span>
      {shown.why.length > 0 && (
        <span class="relevance-why" aria-hidden="true">
          {shown.why.map((word) => (
            <bdi key={word}>{word}</bdi>
          ))}
        </span>
      )}
    </p>
  );
}
