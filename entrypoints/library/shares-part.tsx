import { useState } from 'preact/hooks';
import { JobLine } from '../../components/job-status';
import { Notice } from '../../components/notice';
import { ShareForm } from '../../components/share-form';
import { t } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import type { Library } from '../../storage/schema';
import type { Progress } from '../../sync/job';
import type { DeviceState } from '../../sync/local';
import type { Question } from '../../sync/question';
import { SYNC_KINDS, type Target } from '../../sync/target';
import { background, type Deeds } from './deeds';
import { questionWords } from './devices-part';
import { useLive } from './live';
import { grantAgain, targetWords } from './places';
import { work } from './working';

interface ShareRow {
  id: string;
  targetId: string;
  group: string;
  tags: string[];
  progress: Progress;
  question?: Question;
  state: DeviceState | undefined;
}

const rowsOf = async (db: Library): Promise<ShareRow[]> => {
  const rows = (await db.rules.toArray()).filter(({ value }) => (value as { kind?: unknown }).kind === 'share');
  const spaces = await db.spaces.bulkGet(rows.map(({ id }) => id));
  return rows.map(({ id, value }, at) => ({ ...(value as ShareRow), id, state: spaces[at]?.value as DeviceState | undefined }));
};

interface SharesPartProps {
  db: Library;
  tags: readonly TagUse[];
  targets: readonly Target[];
  deeds: Deeds;
  now: number;
  askPlace(): Promise<string | undefined>;
}

/** Tags that are shared with others. */
export function SharesPart({ db, tags, targets, deeds, now, askPlace }: SharesPartProps) {
  const { value: rows = [] } = useLive(() => rowsOf(db), [db]);
  const [adding, setAdding] = useState(false);
  const places = targets.filter(({ kind }) => SYNC_KINDS.includes(kind));
  const again = (id: string) =>
    deeds.attempt(async () => {
      await background.runRule(id, false);
      await work();
    });

  return (
    <>
      <p class="quiet-text">{t('shares_hint')}</p>
      {rows.length > 0 && (
        <ul class="job-list">
          {rows.map((row) => (
            <Shared
              key={row.id}
              row={row}
              target={targets.find(({ id }) => id === row.targetId)}
              db={db}
              deeds={deeds}
              now={now}
              again={again}
            />
          ))}
        </ul>
      )}
      {adding ? (
        <ShareForm
          key={places.length}
          places={places}
          tags={tags}
          name={rows[0]?.state?.name ?? ''}
          onNewPlace={() => void askPlace()}
          foresee={({ place, group, tags: chosen, passphrase }) => background.foreseeShare(place, group, chosen, passphrase)}
          share={async ({ place, group, tags: chosen, name, passphrase }) => {
            await background.share(place, group, chosen, name, passphrase);
            setAdding(false);
            await work();
          }}
          wordsOf={targetWords}
          onClose={() => setAdding(false)}
        />
      ) : (
        <div>
          <button type="button" onClick={() => setAdding(true)}>
            {t('shares_new')}
          </button>
        </div>
      )}
    </>
  );
}

interface SharedProps {
  row: ShareRow;
  target: Target | undefined;
  db: Library;
  deeds: Deeds;
  now: number;
  again(id: string): Promise<boolean>;
}

function Shared({ row: { id, group, tags, progress, question, state }, target, db, deeds, now, again }: SharedProps) {
  const [ending, setEnding] = useState(false);
  const members = Object.values(state?.seen ?? {}).map(({ name }) => name);
  const end = (withdraw: boolean) => void deeds.attempt(() => background.unshare(id, withdraw));
  return (
    <li>
      <div class="job-text">
        <strong>
          <bdi>{group}</bdi>
        </strong>
        <span class="job-place">
          <span aria-hidden="true"> → </span>
          <bdi>{target?.name ?? t('target_missing')}</bdi>
        </span>
        <p class="quiet-text">
          {t('shares_about', tags.join(', '), state?.name ?? '')} {members.length > 0 && t('shares_members', members.join(', '))}
        </p>
        {question ? (
          <Notice
            kind="warning"
            actions={
              <button
                type="button"
                class="primary"
                onClick={() => void deeds.attempt(() => background.answerDevices(id)).then(() => again(id))}
              >
                {t('devices_go_on')}
              </button>
            }
          >
            {questionWords(question)}
          </Notice>
        ) : (
          <JobLine status={progress} kind="devices" now={now} />
        )}
      </div>
      <div class="job-actions">
        {ending ? (
          <>
            <button type="button" onClick={() => end(false)}>
              {t('shares_end_keep')}
            </button>
            <button type="button" onClick={() => end(true)}>
              {t('shares_end_withdraw')}
            </button>
            <button type="button" class="quiet" onClick={() => setEnding(false)}>
              {t('import_cancel')}
            </button>
          </>
        ) : (
          <>
            {progress.phase === 'needs-reader' && progress.code === 'gesture' && target && (
              <button
                type="button"
                class="primary"
                onClick={() => void deeds.attempt(async () => (await grantAgain(db, target)) && again(id))}
              >
                {t('job_grant')}
              </button>
            )}
            <button type="button" aria-label={t('job_run_named', group)} onClick={() => void again(id)}>
              {t('devices_sync')}
            </button>
            <button type="button" class="quiet" aria-label={t('shares_end_named', group)} onClick={() => setEnding(true)}>
              {t('shares_end')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}
