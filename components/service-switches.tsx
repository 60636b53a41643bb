import { Switch } from './switch';
import { t } from './words';

export interface ServiceSwitchesProps {
  services: readonly { id: string; name: string; on: boolean }[];
  /** Name of the service the browser did not allow last, or ''. */
  denied: string;
  /** How many papers are waiting to be asked about. */
  waiting: string;
  onSwitch(id: string, on: boolean): unknown;
}

/** Every open service with a switch that says whether it may be asked. */
export function ServiceSwitches({ services, denied, waiting, onSwitch }: ServiceSwitchesProps) {
  return (
    <>
      <p class="quiet-text">{t('settings_lookups_hint')}</p>
      <ul class="site-switches">
        {services.map(({ id, name, on }) => (
          <li key={id}>
            <Switch checked={on} onSwitch={(wanted) => onSwitch(id, wanted)}>
              {name}
            </Switch>
          </li>
        ))}
      </ul>
      <p class="quiet-text" role="status">
        {waiting}
      </p>
      <p class="problem-text" role="status">
        {denied && t('settings_sites_denied', denied)}
      </p>
    </>
  );
}
