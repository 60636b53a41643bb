import { JoinPanel, StepPanel } from '../../components/devices-panel';
import { t } from '../../components/words';
import type { Library } from '../../storage/schema';
import type { Progress } from '../../sync/job';
import type { DeviceState } from '../../sync/local';
import type { Question } from '../../sync/question';
import { SYNC_KINDS, type Target } from '../../sync/target';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { grantAgain, targetWords } from './places';
import { work } from './working';

interface DevicesRow {
  targetId: string;
  progress: Progress;
  outcome?: string;
  question?: Question;
  part?: { done: number; of: number };
}

const HOUR = 3_600_000;

/** What is wrong with the remote, and what going on would do. */
export function questionWords({ kind, device = '', before = 0, now = 0 }: Question): string {
  if (kind === 'shrunken') return t('devices_question_shrunken', before, now);
  return kind === 'older' ? t('devices_question_older', device) : t(`devices_question_${kind}`);
}

/** What this device may be called: the browser and the system. */
function deviceName(): string {
  const agent = navigator.userAgent;
  const browser = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : 'Chromium';
  const system = ['Windows', 'Mac', 'Android', 'Linux'].find((name) => agent.includes(name)) ?? '';
  return system ? `${browser}, ${system}` : browser;
}

interface DevicesPartProps {
  db: Library;
  targets: readonly Target[];
  deeds: Deeds;
  now: number;
  askPlace(): Promise<string | undefined>;
}

/** Keeping this library in step with the reader's other devices. */
export function DevicesPart({ db, targets, deeds, now, askPlace }: DevicesPartProps) {
  const { value } = useLive(async () => {
    const [job, space] = await Promise.all([db.rules.get('devices'), db.spaces.get('devices')]);
    return { job: job?.value as DevicesRow | undefined, state: space?.value as DeviceState | undefined };
  }, [db]);
  if (!value) return null;
  const { job, state } = value;
  if (!job || !state) {
    return (
      <JoinPanel
        places={targets.filter(({ kind }) => SYNC_KINDS.includes(kind))}
        deviceName={deviceName()}
        onNewPlace={() => void askPlace()}
        foresee={(place, passphrase) => background.foreseeJoin(place, passphrase)}
        join={async (place, name, passphrase) => {
          await background.join(place, name, passphrase);
          await work();
        }}
        wordsOf={targetWords}
      />
    );
  }
  const target = targets.find(({ id }) => id === job.targetId);
  const sync = () =>
    deeds.attempt(async () => {
      await background.runRule('devices', false);
      await work();
    });
  return (
    <StepPanel
      place={target?.name ?? ''}
      name={state.name}
      status={job.progress}
      incomplete={job.outcome === 'incomplete'}
      sealed={state.seal !== undefined}
      question={job.question ? questionWords(job.question) : ''}
      others={Object.entries(state.seen)
        .filter(([id]) => !state.gone?.includes(id))
        .map(([id, { name, papers }]) => ({ id, name, papers, leaving: state.removing?.[id] !== undefined }))}
      ahead={Math.round(state.ahead / HOUR)}
      part={job.part}
      now={now}
      canGrant={job.progress.phase === 'needs-reader' && job.progress.code === 'gesture'}
      onSync={() => void sync()}
      onGrant={() => {
        if (target) void deeds.attempt(async () => (await grantAgain(db, target)) && sync());
      }}
      onGoOn={() =>
        void deeds.attempt(async () => {
          await background.answerDevices();
          await work();
        })
      }
      onRemove={(id, isWanted) =>
        void deeds.attempt(async () => {
          await background.removeDevice(id, isWanted);
          await work();
        })
      }
      onLeave={() => void deeds.attempt(() => background.leave())}
    />
  );
}
