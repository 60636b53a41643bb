import type { ComponentChild, RefObject } from 'preact';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { speak, t, type Word } from '../../components/words';
import { direction, language, phrase } from '../../messages/phrases';

/** Gives a page its language, direction and title, and draws it. */
export function startPage(title: Word, root: ComponentChild): void {
  speak(phrase, language());
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  document.title = t(title);
  const place = document.getElementById('root');
  if (place) render(root, place);
}

/** Heights of a paper's row (CSS pixels) in one line and, where the list is narrower than said, in three; the style sheet says the same. */
export const ROW = { wide: 70, narrow: 92, narrowBelow: 620 };

/** Whether an element is narrower than so many CSS pixels, kept up to date; the list then shows its rows in several lines. */
export function useNarrow(element: RefObject<HTMLElement | null>, below: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    if (!element.current) return;
    const sizes = new ResizeObserver(([entry]) => entry && setNarrow(entry.contentRect.width < below));
    setNarrow(element.current.clientWidth < below);
    sizes.observe(element.current);
    return () => sizes.disconnect();
  }, [element, below]);
  return narrow;
}

/** Hands the reader a file to keep, made of text, under the given name. */
export function download(content: string | Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has the blob's text by then; some browsers read it only after the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
