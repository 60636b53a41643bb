import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { CopyButton } from '../../components/copy-button';
import { Notice } from '../../components/notice';
import { SiteSwitches } from '../../components/site-switches';
import { day, t } from '../../components/words';
import { onStored, READING, reading } from '../../messages/reading';
import { changedListings } from '../../storage/listings';
import type { Library } from '../../storage/schema';
import { changeReport } from './change-report';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { grantedOrigins, type SiteSwitch, siteName, siteSwitches } from './sites';

/** All sites with what is read of them now, kept in step with the browser's own settings. */
function useSites(): readonly SiteSwitch[] {
  const [sites, setSites] = useState<readonly SiteSwitch[]>([]);
  useEffect(() => {
    const ending = new AbortController();
    const look = async () => {
      const [granted, { off }] = await Promise.all([grantedOrigins(), reading()]);
      if (!ending.signal.aborted) setSites(siteSwitches(granted, off));
    };
    const again = () => void look();
    again();
    onStored(READING, again, ending.signal);
    browser.permissions.onAdded.addListener(again);
    browser.permissions.onRemoved.addListener(again);
    return () => {
      ending.abort();
      browser.permissions.onAdded.removeListener(again);
      browser.permissions.onRemoved.removeListener(again);
    };
  }, []);
  return sites;
}

/** Where Offprint looks for papers, and which of those sites seem to have changed. */
export function SiteSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const sites = useSites();
  const [denied, setDenied] = useState('');
  const { value: changed } = useLive(async () => changedListings(db), [db]);

  const set = async ({ name, origins, first }: SiteSwitch, on: boolean) => {
    if (on) {
      // The question must be asked while the press is fresh, before anything is waited for.
      const granted = await browser.permissions.request({ origins });
      setDenied(granted ? '' : name);
      if (granted) await background.setOff(origins, false);
    } else if (first) await background.setOff(origins, true);
    else await browser.permissions.remove({ origins });
  };

  return (
    <>
      {changed?.map((health) => (
        <Notice
          key={`${health.site} ${health.listing}`}
          kind="warning"
          actions={<CopyButton label={t('popup_changed_copy')} text={() => changeReport(health)} />}
        >
          {t('popup_changed_since', siteName(health.site), day(health.changedAt))}
        </Notice>
      ))}
      <SiteSwitches
        sites={sites}
        denied={denied}
        onSwitch={(at, on) => {
          const site = sites[at];
          return site && deeds.attempt(() => set(site, on));
        }}
      />
    </>
  );
}
