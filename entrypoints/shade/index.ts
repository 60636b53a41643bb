import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { speak } from '../../components/words';
import { leave } from '../../messages/further';
import { language, phrase } from '../../messages/phrases';
import type { Begin } from '../feed/door';
import { shade } from './shade';

/** Sets cards back and says where new ones end, in a script of its own: pages on which neither is wanted need not load it. */
export default defineUnlistedScript(() => {
  speak(phrase, language());
  leave('shade', shade satisfies Begin<void>);
});
