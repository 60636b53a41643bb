import { startPage } from '../library/page';
import { Popup } from './popup';

startPage('popup_title', <Popup />);
