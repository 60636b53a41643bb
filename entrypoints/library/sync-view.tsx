import { useEffect, useRef, useState } from 'preact/hooks';
import { Part } from '../../components/part';
import { PlaceDialog } from '../../components/place-dialog';
import { t, type Word } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import type { Library } from '../../storage/schema';
import { originOf, type Target } from '../../sync/target';
import { background, type Deeds } from './deeds';
import { DevicesPart } from './devices-part';
import { ExportsPart } from './exports-part';
import { useLive } from './live';
import { placeKinds, placeProblem, placesOf, savePlace, targetWords } from './places';
import { SharesPart } from './shares-part';
import { work } from './working';

const NONE: readonly Target[] = [];
const MINUTE = 60_000;

/** The time, which moves on while the page is open. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Exports that are kept up to date, other devices, and the places both are kept in. */
export function SyncView({ db, tags, deeds }: { db: Library; tags: readonly TagUse[]; deeds: Deeds }) {
  const { value: targets = NONE } = useLive(() => placesOf(db), [db]);
  const [asking, setAsking] = useState<{ target?: Target } | null>(null);
  const [problem, setProblem] = useState('');
  const answer = useRef<((id: string | undefined) => void) | null>(null);
  const now = useNow();

  const ask = (target?: Target) =>
    new Promise<string | undefined>((resolve) => {
      answer.current = resolve;
      setProblem('');
      setAsking(target ? { target } : {});
    });
  const end = (id: string | undefined) => {
    setAsking(null);
    answer.current?.(id);
    answer.current = null;
  };

  return (
    <div class="settings">
      <Part title={t('exports_title')}>
        <ExportsPart
          db={db}
          tags={tags.map(({ tag }) => tag)}
          targets={targets}
          deeds={deeds}
          now={Math.max(now, Date.now())}
          askPlace={() => ask()}
        />
      </Part>
      <Part title={t('devices_title')}>
        <DevicesPart db={db} targets={targets} deeds={deeds} now={Math.max(now, Date.now())} askPlace={() => ask()} />
      </Part>
      <Part title={t('shares_title')}>
        <SharesPart db={db} tags={tags} targets={targets} deeds={deeds} now={Math.max(now, Date.now())} askPlace={() => ask()} />
      </Part>
      <Part title={t('places_title')}>
        <p class="quiet-text">{t('places_hint')}</p>
        {targets.length > 0 && (
          <ul class="job-list">
            {targets.map((target) => (
              <li key={target.id}>
                <div class="job-text">
                  <strong>
                    <bdi>{target.name}</bdi>
                  </strong>
                  <p class="quiet-text">
                    {t(`place_${target.kind}` as Word)} <bdi dir="ltr">{originOf(target)?.replace(/\/\*$/, '')}</bdi>
                  </p>
                </div>
                <div class="job-actions">
                  {target.kind !== 'folder' && (
                    <button type="button" class="quiet" aria-label={t('job_edit_named', target.name)} onClick={() => void ask(target)}>
                      {t('job_edit')}
                    </button>
                  )}
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t('job_remove_named', target.name)}
                    onClick={() => void deeds.attempt(() => background.removeTarget(target.id))}
                  >
                    {t('job_remove')}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        )}
        <div>
          <button type="button" onClick={() => void ask()}>
            {t('place_new')}
          </button>
        </div>
      </Part>
      {asking && (
        <PlaceDialog
          kinds={placeKinds()}
          place={asking.target}
          problemOf={placeProblem}
          problem={problem}
          onSave={(place) =>
            void savePlace(db, place, asking.target?.id, !asking.target).then(
              (id) => {
                if (!id) return setProblem(t('place_denied'));
                end(id);
                // What could not go there as it was may go now.
                if (asking.target) void deeds.attempt(work);
              },
              (error: unknown) => setProblem(targetWords(error)),
            )
          }
          onClose={() => end(undefined)}
        />
      )}
    </div>
  );
}
