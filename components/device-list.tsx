import { useState } from 'preact/hooks';
import { Notice } from './notice';
import { count, t } from './words';

/** Another device, as the list shows it. */
export interface ShownDevice {
  id: string;
  name: string;
  papers: number;
  /** It is being taken out. */
  leaving: boolean;
}

export interface DeviceListProps {
  devices: readonly ShownDevice[];
  /** Takes a device out, or leaves it in while that has not happened yet. */
  onRemove(id: string, isWanted: boolean): void;
}

/** The other devices, each of which can be taken out for good. */
export function DeviceList({ devices, onRemove }: DeviceListProps) {
  const [asking, setAsking] = useState('');
  const asked = devices.find(({ id, leaving }) => id === asking && !leaving);
  const nameOf = ({ id, name }: ShownDevice) => name || id;
  return (
    <>
      <ul class="device-list">
        {devices.map((one) => (
          <li key={one.id}>
            <span class="device-name">
              <bdi>{nameOf(one)}</bdi>{' '}
              <span class="quiet-text">{one.leaving ? t('device_leaving') : count('library_papers', one.papers)}</span>
            </span>
            <button
              type="button"
              class="quiet"
              aria-label={t(one.leaving ? 'device_keep_named' : 'device_remove_named', nameOf(one))}
              onClick={() => (one.leaving ? onRemove(one.id, false) : setAsking(one.id))}
            >
              {t(one.leaving ? 'device_keep' : 'device_remove')}
            </button>
          </li>
        ))}
      </ul>
      {asked && (
        <Notice
          kind="warning"
          actions={
            <>
              <button
                type="button"
                class="primary"
                onClick={() => {
                  setAsking('');
                  onRemove(asked.id, true);
                }}
              >
                {t('device_remove_now')}
              </button>
              <button type="button" onClick={() => setAsking('')}>
                {t('import_cancel')}
              </button>
            </>
          }
        >
          {t('device_remove_asked', nameOf(asked))}
        </Notice>
      )}
    </>
  );
}
