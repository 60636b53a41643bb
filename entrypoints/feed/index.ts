import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { start } from './start';

export default defineUnlistedScript(start);
