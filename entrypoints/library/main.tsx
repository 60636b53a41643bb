import { openLibrary } from '../../storage/open';
import { App } from './app';
import { Opening } from './opening';
import { startPage } from './page';

startPage('library_title', <Opening opening={openLibrary()}>{(db) => db && <App db={db} />}</Opening>);
