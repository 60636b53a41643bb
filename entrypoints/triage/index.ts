import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { speak } from '../../components/words';
import { leave } from '../../messages/further';
import { language, phrase } from '../../messages/phrases';
import type { Begin, Triage } from '../feed/door';
import { triage } from './triage';

/** Going through a page by keys, in a script of its own: pages on which nobody does need not load it. */
export default defineUnlistedScript(() => {
  speak(phrase, language());
  leave('triage', triage satisfies Begin<Triage>);
});
