import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { addSites } from '../../sites/added';
import { MORE_SITES } from '../../sites/list';

/** Every site beyond the first ones, in a script of its own: pages of the first ones need not load it. */
export default defineUnlistedScript(() => addSites(MORE_SITES));
