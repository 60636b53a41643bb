/** What a card looks like while it is dimmed. */
const FAINT = { opacity: [0.4, 0.4] };
/** An animation that has ended and holds: pages find no attribute changed, and taking it back leaves nothing behind. */
const HELD: KeyframeAnimationOptions = { duration: 1, fill: 'forwards' };

/** Something done to an element of the page that can be taken back completely. */
export interface SetBack {
  undo(): void;
  /** Does it again where the page has undone it by writing the element's style anew. */
  keep(): void;
}

/** Dims an element without touching it. */
export function dim(element: Element): SetBack {
  const animation = element.animate(FAINT, HELD);
  return { undo: () => animation.cancel(), keep: () => undefined };
}

/** A stroke around a card and a tint behind its words, by the colours of the page. Neither changes the layout, nor where the focus is seen. */
const STROKE = { light: '0 0 0 2px rgb(194 65 12)', dark: '0 0 0 2px rgb(243 160 107)' };
const TINT = { light: 'inset 0 0 0 100vmax rgb(255 183 0 / 0.14)', dark: 'inset 0 0 0 100vmax rgb(255 183 0 / 0.12)' };

/** Highlights the elements of a card without touching them; its words keep their colours. */
export function highlight(elements: readonly Element[], theme: 'light' | 'dark'): SetBack[] {
  // Around each of several it would part what belongs together.
  const glow = elements.length === 1 ? `${STROKE[theme]}, ${TINT[theme]}` : TINT[theme];
  return elements.map((element) => {
    const animation = element.animate({ boxShadow: [glow, glow] }, HELD);
    return { undo: () => animation.cancel(), keep: () => undefined };
  });
}

/** Takes an element out of the page's layout by its own style, which is put back as it was. */
export function fold(element: Element): SetBack {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return dim(element);
  const before = element.getAttribute('style');
  const value = element.style.getPropertyValue('display');
  const priority = element.style.getPropertyPriority('display');
  let ours = '';
  const keep = () => {
    if (element.style.getPropertyValue('display') === 'none') return;
    element.style.setProperty('display', 'none', 'important');
    ours = element.getAttribute('style') ?? '';
  };
  keep();
  return {
    keep,
    undo() {
      if (element.getAttribute('style') === ours) {
        // By the style and not by its attribute: a page's policy may forbid the latter.
        element.style.cssText = before ?? '';
        if (before === null) element.removeAttribute('style');
      } else if (element.style.getPropertyValue('display') === 'none') {
        // The page has written other things beside it meanwhile.
        if (value) element.style.setProperty('display', value, priority);
        else element.style.removeProperty('display');
      }
    },
  };
}
