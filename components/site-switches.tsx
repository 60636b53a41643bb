import { Switch } from './switch';
import { t } from './words';

export interface SiteSwitchesProps {
  sites: readonly { name: string; origins: string[]; on: boolean }[];
  /** Name of the site the browser did not allow last, or ''. */
  denied: string;
  onSwitch(at: number, on: boolean): unknown;
}

/** Every site with a switch that says whether its pages are read. */
export function SiteSwitches({ sites, denied, onSwitch }: SiteSwitchesProps) {
  return (
    <>
      <p class="quiet-text">{t('settings_sites_hint')}</p>
      <ul class="site-switches">
        {sites.map(({ name, origins, on }, at) => (
          <li key={origins.join(' ')}>
            <Switch checked={on} onSwitch={(wanted) => onSwitch(at, wanted)}>
              <bdi>{name}</bdi>
            </Switch>
          </li>
        ))}
      </ul>
      <p class="problem-text" role="status">
        {denied && t('settings_sites_denied', denied)}
      </p>
    </>
  );
}
