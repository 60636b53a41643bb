import { CopyButton } from '../../components/copy-button';
import { Notice } from '../../components/notice';
import { day, t } from '../../components/words';
import { changedListings } from '../../storage/listings';
import type { Library } from '../../storage/schema';
import { changeReport } from '../library/change-report';
import { useLive } from '../library/live';
import type { ReadPage } from './page-report';

/** Says that the site seems to have changed, since when, and gives a report to send to the people who keep its reader. */
export function ChangedSite({ db, page }: { db: Library; page: ReadPage }) {
  const { value: changed } = useLive(async () => changedListings(db), [db]);
  const { site, name, listing } = page;
  const health = changed?.find((one) => one.site === site && one.listing === listing);
  const words = health ? t('popup_changed_since', name, day(health.changedAt)) : t('popup_changed', name);
  return (
    <Notice
      kind="warning"
      actions={<CopyButton label={t('popup_changed_copy')} text={() => changeReport(health ?? { site, listing, changedAt: 0 })} />}
    >
      {words} {page.papers.length > 0 && t('popup_changed_still')}
    </Notice>
  );
}
