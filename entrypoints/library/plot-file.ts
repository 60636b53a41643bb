import type { Picture } from '../../components/plot';
import { download } from './page';

/** Pixels of a picture for each unit of a plot, so that it is sharp in print. */
const SCALE = 2;

/** A plot as a file of its own: colours are written out, links to this library are left out, and it stands on its own paper. */
function alone(plot: SVGSVGElement): { text: string; width: number; height: number } {
  const copy = plot.cloneNode(true) as SVGSVGElement;
  const { width, height } = plot.viewBox.baseVal;
  const style = getComputedStyle(plot);
  // A colour as it is now: which of the two of a pair holds is known to the element alone.
  const probe = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  plot.append(probe);
  const inkOf = (value: string) => {
    probe.style.fill = value;
    return getComputedStyle(probe).fill;
  };
  for (const one of copy.querySelectorAll('[fill], [stroke]')) {
    for (const name of ['fill', 'stroke']) {
      const value = one.getAttribute(name);
      if (value?.startsWith('var(')) one.setAttribute(name, inkOf(value));
    }
  }
  const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: inkOf('var(--paper)') }))
    paper.setAttribute(name, value);
  probe.remove();
  copy.prepend(paper);
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  copy.setAttribute('font-family', style.fontFamily);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('aria-hidden');
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

async function asPng({ text, width, height }: ReturnType<typeof alone>): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width * SCALE, height * SCALE);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
}

/** Hands the reader a plot as a picture. */
export async function savePlot(picture: Picture, plot: SVGSVGElement, name: string): Promise<void> {
  const file = alone(plot);
  if (picture === 'svg') download(file.text, `${name}.svg`, 'image/svg+xml');
  else download(await asPng(file), `${name}.png`, 'image/png');
}
