import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { segments } from '../formats/maths';

type Typeset = (tex: string, into: HTMLElement) => void;

/** Most commands that one formula may be expanded to, and its largest size in ems: a title may be written by anybody. */
const LIMITS = { maxExpand: 200, maxSize: [10, 40] as [number, number] };

let typeset: Typeset | undefined;
let loading: Promise<Typeset> | undefined;

/** Typesetting is a large part that most titles do without, so it comes when the first formula is shown. */
async function load(): Promise<Typeset> {
  const { default: temml } = await import('temml');
  typeset = (tex, into) => temml.render(tex, into, { ...LIMITS, throwOnError: true, trust: false });
  return typeset;
}

/** Draws a formula as MathML; what cannot be drawn stays as it is written. */
function draw(with_: Typeset, tex: string, into: HTMLElement): void {
  try {
    with_(tex, into);
  } catch {
    into.textContent = sourceOf(tex);
  }
}

const sourceOf = (tex: string) => `$${tex}$`;

function Formula({ tex }: { tex: string }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const into = place.current;
    if (!into) return;
    if (typeset) {
      draw(typeset, tex, into);
      return;
    }
    into.textContent = sourceOf(tex);
    loading ??= load();
    // Without the part that typesets, its source is what there is to read.
    loading.then(
      (ready) => draw(ready, tex, into),
      () => undefined,
    );
  }, [tex]);
  return <span ref={place} class="formula" />;
}

/** Text with its formulas typeset (`$...$`, `$$...$$`, `\(...\)`), each as MathML, which assistive technology reads too. */
export function WithMaths({ text }: { text: string }) {
  const parts = useMemo(() => segments(text), [text]);
  return <>{parts.map((part, at) => ('text' in part ? part.text : <Formula key={`${at} ${part.maths}`} tex={part.maths} />))}</>;
}
