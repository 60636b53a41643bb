export type Theme = 'light' | 'dark';

const NUMBERS = /[\d.]+/g;

/** Relative luminance from 0 to 1 of a computed `rgb()` colour, or undefined when it is see-through (WCAG 2.2, "relative luminance"). */
function luminance(colour: string): number | undefined {
  const [r = 0, g = 0, b = 0, alpha = 1] = (colour.match(NUMBERS) ?? []).map(Number);
  if (alpha < 0.5) return undefined;
  const linear = [r, g, b].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

function ofPage(): Theme {
  const isDark =
    getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? 'dark' : 'light';
}

/**
 * Whether places on the page are light or dark, by the first background behind each that is not see-through; the reader's system settings
 * do not count. What lies behind several of them is asked once.
 */
export function themesAt(places: readonly Element[]): Theme[] {
  const known = new Map<Element, Theme>();
  const themeOf = (place: Element): Theme => {
    const passed: Element[] = [];
    let theme: Theme | undefined;
    for (let node: Element | null = place; node && !theme; node = node.parentElement) {
      theme = known.get(node);
      if (theme) break;
      passed.push(node);
      const light = luminance(getComputedStyle(node).backgroundColor);
      if (light !== undefined) theme = light < 0.3 ? 'dark' : 'light';
    }
    theme ??= ofPage();
    for (const node of passed) known.set(node, theme);
    return theme;
  };
  return places.map(themeOf);
}

/** Calls back when the page may have changed its colours, until `signal` aborts. */
export function onThemeChange(changed: () => void, signal: AbortSignal): void {
  const observer = new MutationObserver(changed);
  for (const node of [document.documentElement, document.body]) {
    if (node) observer.observe(node, { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'data-color-mode'] });
  }
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed, { signal });
  signal.addEventListener('abort', () => observer.disconnect());
}
