import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SearchField } from '../../components/search-field';
import { t } from '../../components/words';
import { later } from '../library/later';
import { PopupFoot } from './popup-foot';

// Asked for at once, and yet after what draws the frame.
const reading = import('./popup-lists');

const Lists = later(async () => (await reading).PopupLists, Waiting);

function Waiting() {
  return (
    <>
      <main class="popup-main" aria-busy="true" />
      <PopupFoot />
    </>
  );
}

/** The popup, which shows its frame before the scripts of its lists are there: what is typed meanwhile is searched for. */
export function Popup() {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const down = useRef<() => void>(() => undefined);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <>
      <header class="popup-head">
        <SearchField label={t('popup_search')} value={text} field={field} onInput={setText} onDown={() => down.current()} />
      </header>
      <Lists text={text} down={down} />
    </>
  );
}
