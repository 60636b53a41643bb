import { openLibrary } from '../../storage/open';
import { Opening } from '../library/opening';
import { startPage } from '../library/page';
import { Popup } from './popup';

startPage('popup_title', <Opening opening={openLibrary()}>{(db) => <Popup db={db} />}</Opening>);
