import { render } from 'preact';
import { speak } from '../../components/words';
import type { FromEditor, FromTriage, OpenEditor, OpenTriage } from '../../messages/frame';
import { direction, language, phrase } from '../../messages/phrases';
import { background } from './background';
import { Editor } from './editor';

function begin(theme: OpenEditor['theme'], tell: (size: { kind: 'size'; height: number }) => void): HTMLElement | null {
  const root = document.getElementById('editor');
  document.documentElement.style.colorScheme = theme;
  if (root) new ResizeObserver(() => tell({ kind: 'size', height: Math.ceil(root.getBoundingClientRect().height) + 2 })).observe(root);
  return root;
}

function edit(open: OpenEditor, port: MessagePort): void {
  const tell = (message: FromEditor) => port.postMessage(message);
  const root = begin(open.theme, tell);
  if (!root) return;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) tell({ kind: 'close' });
  });
  render(<Editor open={open} tell={tell} />, root);
}

async function triage(open: OpenTriage, port: MessagePort): Promise<void> {
  const tell = (message: FromTriage) => port.postMessage(message);
  const root = begin(open.theme, tell);
  // Most frames are editors, which can do without it. No key is heard before it is known what the reader wants keys to do.
  const [{ Triage }, view] = await Promise.all([import('./triage'), background.triage().catch(() => null)]);
  if (root) render(<Triage port={port} view={view} tell={tell} />, root);
}

document.documentElement.lang = language();
document.documentElement.dir = direction();
speak(phrase, language());

// The one message this frame takes is from the content script that made it, and brings the port for all that follows.
window.addEventListener('message', function first(event: MessageEvent<Partial<OpenEditor | OpenTriage>>) {
  const port = event.ports[0];
  const open = event.data;
  if (event.source !== window.parent || !port || (open?.offprint !== 'edit' && open?.offprint !== 'triage')) return;
  window.removeEventListener('message', first);
  if (open.offprint === 'edit') edit(open as OpenEditor, port);
  else void triage(open as OpenTriage, port);
});
