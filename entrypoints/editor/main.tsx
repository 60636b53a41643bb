import { render } from 'preact';
import { speak } from '../../components/words';
import type { FromEditor, OpenEditor } from '../../messages/frame';
import { language, phrase } from '../../messages/phrases';
import { Editor } from './editor';

function begin(open: OpenEditor, port: MessagePort): void {
  const root = document.getElementById('editor');
  if (!root) return;
  const tell = (message: FromEditor) => port.postMessage(message);
  document.documentElement.style.colorScheme = open.theme;
  new ResizeObserver(() => tell({ kind: 'size', height: Math.ceil(root.getBoundingClientRect().height) + 2 })).observe(root);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) tell({ kind: 'close' });
  });
  render(<Editor open={open} tell={tell} />, root);
}

document.documentElement.lang = language();
document.documentElement.dir = phrase('@@bidi_dir');
speak(phrase, language());

// The one message this frame takes is from the content script that made it, and brings the port for all that follows.
window.addEventListener('message', function first(event: MessageEvent<Partial<OpenEditor>>) {
  const port = event.ports[0];
  if (event.source !== window.parent || event.data?.offprint !== 'edit' || !port) return;
  window.removeEventListener('message', first);
  begin(event.data as OpenEditor, port);
});
