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
