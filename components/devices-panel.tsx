import { useId, useState } from 'preact/hooks';
import { DeviceList, type ShownDevice } from './device-list';
import { JobLine, type JobStatus } from './job-status';
import { Notice } from './notice';
import { Pick } from './pick-field';
import { useAttempt } from './use-attempt';
import { count, t } from './words';

/** What joining would do, in papers. */
export interface Forecast {
  here: number;
  there: number;
  both: number;
  found: boolean;
  sealed: boolean;
}

export interface JoinPanelProps {
  places: readonly { id: string; name: string }[];
  /** What this device may be called. */
  deviceName: string;
  onNewPlace(): void;
  foresee(place: string, passphrase: string): Promise<Forecast>;
  join(place: string, name: string, passphrase: string): Promise<void>;
  wordsOf(error: unknown): string;
}

/** Joining other devices: where, under which name, and first what will happen. */
export function JoinPanel({ places, deviceName, onNewPlace, foresee, join, wordsOf }: JoinPanelProps) {
  const id = useId();
  const [place, setPlace] = useState('');
  const [name, setName] = useState(deviceName);
  const [passphrase, setPassphrase] = useState('');
  const [forecast, setForecast] = useState<Forecast>();
  const { busy, problem, attempt } = useAttempt(wordsOf);
  const at = place || (places[0]?.id ?? '');

  return (
    <form
      class="join"
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(async () => (forecast ? join(at, name, passphrase) : setForecast(await foresee(at, passphrase))));
      }}
    >
      <p class="quiet-text">{t('devices_hint')}</p>
      {places.length === 0 ? (
        <button type="button" onClick={onNewPlace}>
          {t('devices_new_place')}
        </button>
      ) : (
        <>
          <div class="bib-options">
            <Pick
              label={t('devices_where')}
              value={at}
              choices={[...places.map((one) => [one.id, one.name] as const), ['+', t('rule_new_place')] as const]}
              onChange={(one) => {
                setForecast(undefined);
                if (one === '+') onNewPlace();
                else setPlace(one);
              }}
            />
            <div class="pick-field">
              <label for={`${id}n`}>{t('devices_name')}</label>
              <input id={`${id}n`} value={name} maxLength={60} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} />
            </div>
            <div class="pick-field">
              <label for={`${id}p`}>
                {t('devices_passphrase')} <span class="quiet-text">{t('place_optional')}</span>
              </label>
              <input
                id={`${id}p`}
                type="password"
                value={passphrase}
                autocomplete="new-password"
                aria-describedby={`${id}h`}
                onInput={(event) => {
                  setForecast(undefined);
                  setPassphrase(event.currentTarget.value);
                }}
              />
            </div>
          </div>
          <p class="quiet-text" id={`${id}h`}>
            {t('devices_passphrase_hint')}
          </p>
          {problem && <Notice>{problem}</Notice>}
          {forecast && <ForecastLines forecast={forecast} passphrase={passphrase} />}
          <div class="job-actions">
            <button type="submit" class="primary" disabled={busy}>
              {t(busy ? 'devices_looking' : forecast ? 'devices_join' : 'devices_foresee')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}

function ForecastLines({ forecast: { here, there, both, found, sealed }, passphrase }: { forecast: Forecast; passphrase: string }) {
  return (
    <div class="forecast" role="status">
      {found ? (
        <ul>
          <li>{count('devices_here', here)}</li>
          <li>{count('devices_there', there)}</li>
          <li>{count('devices_both', both)}</li>
          <li>
            <strong>{count('devices_total', here + there - both)}</strong>
          </li>
        </ul>
      ) : (
        <p>{count('devices_first', here)}</p>
      )}
      <p class="quiet-text">{t(sealed || (!found && passphrase) ? 'devices_sealed' : 'devices_open')}</p>
    </div>
  );
}

export interface StepPanelProps {
  place: string;
  name: string;
  status: JobStatus;
  /** Files of another device are not all there yet. */
  incomplete: boolean;
  sealed: boolean;
  /** What is wrong with the remote, in words; '' when nothing is. */
  question: string;
  others: readonly ShownDevice[];
  /** Another device's clock is ahead, in hours; 0 when none is. */
  ahead: number;
  part?: { done: number; of: number } | undefined;
  now: number;
  canGrant: boolean;
  onSync(): void;
  onGrant(): void;
  onGoOn(): void;
  onLeave(): void;
  onRemove(id: string, isWanted: boolean): void;
}

/** How devices stand that are in step. */
export function StepPanel(props: StepPanelProps) {
  const { place, name, status, incomplete, sealed, question, others, ahead, part, now, canGrant } = props;
  return (
    <div class="join">
      <p>
        {t('devices_on', name, place)} {sealed && t('devices_is_sealed')}
      </p>
      {question ? (
        <Notice
          kind="warning"
          actions={
            <>
              <button type="button" class="primary" onClick={props.onGoOn}>
                {t('devices_go_on')}
              </button>
              <button type="button" onClick={props.onLeave}>
                {t('devices_leave')}
              </button>
            </>
          }
        >
          {question}
        </Notice>
      ) : (
        <JobLine status={status} kind="devices" now={now} />
      )}
      {part && <progress value={part.done} max={part.of} aria-label={t('devices_progress')} />}
      {incomplete && <p class="quiet-text">{t('devices_incomplete')}</p>}
      {ahead > 0 && <p class="problem-text">{t('devices_ahead', ahead)}</p>}
      {others.length > 0 && <DeviceList devices={others} onRemove={props.onRemove} />}
      {!question && (
        <div class="job-actions">
          {canGrant && (
            <button type="button" class="primary" onClick={props.onGrant}>
              {t('job_grant')}
            </button>
          )}
          <button type="button" onClick={props.onSync}>
            {t('devices_sync')}
          </button>
          <button type="button" class="quiet" onClick={props.onLeave}>
            {t('devices_leave')}
          </button>
        </div>
      )}
    </div>
  );
}
