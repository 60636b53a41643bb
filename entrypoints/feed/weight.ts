import { BARS, FOOT, relevanceName } from '../../components/relevance-name';
import type { Weight } from '../../messages/requests';
import { drawing } from './drawing';

/** How relevant a card is, as bars. They take the same room whatever they say: a page can feel where a chip ends. */
export function weightBars(weight: Weight): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'weight';
  mark.setAttribute('role', 'img');
  mark.setAttribute('aria-label', relevanceName(weight));
  const svg = drawing('svg', { viewBox: '0 0 14 12', width: '14', height: '12', 'aria-hidden': 'true' });
  svg.append(
    ...BARS.map(({ x, height }, at) =>
      drawing('rect', {
        x: String(x),
        y: String(FOOT - height),
        width: '3',
        height: String(height),
        rx: '.8',
        class: at < weight.step ? 'on' : '',
      }),
    ),
  );
  mark.append(svg);
  return mark;
}
