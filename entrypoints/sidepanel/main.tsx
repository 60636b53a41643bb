import { openLibrary } from '../../storage/open';
import { Opening } from '../library/opening';
import { startPage } from '../library/page';
import { Panel } from './panel';

startPage('popup_title', <Opening opening={openLibrary()}>{(db) => <Panel db={db} />}</Opening>);
