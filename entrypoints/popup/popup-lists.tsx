import { openLibrary } from '../../storage/open';
import { Opening } from '../library/opening';
import { PopupBody, type PopupBodyProps } from './popup-body';

const opening = openLibrary();

/** The popup's lists, with the library as soon as it is open. */
export function PopupLists(props: Omit<PopupBodyProps, 'db'>) {
  return <Opening opening={opening}>{(db) => <PopupBody db={db} {...props} />}</Opening>;
}
