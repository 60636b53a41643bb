import { BARS, FOOT, type RelevanceShown, relevanceName } from './relevance-name';
import { t } from './words';

/** Three bars, as many of them filled as the paper is relevant. */
export function RelevanceMark(shown: RelevanceShown) {
  const name = relevanceName(shown);
  return (
    <span class="relevance-mark" role="img" aria-label={name} title={name} data-step={shown.step}>
      <svg viewBox="0 0 14 12" width="14" height="12" aria-hidden="true">
        {BARS.map(({ x, height }, at) => (
          <rect key={x} x={x} y={FOOT - height} width="3" height={height} rx="0.8" class={at < shown.step ? 'on' : undefined} />
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
