import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { BackupPanel } from '../../components/backup-panel';
import { RestorePanel } from '../../components/restore-panel';
import { day } from '../../components/words';
import { writeBackup } from '../../formats/backup';
import type { Library } from '../../storage/schema';
import { readWhole } from '../../storage/whole';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { download } from './page';
import { planRestore } from './restore';

/** Where the background notes the last daily backup, in `storage.local`. */
const LAST = 'lastBackup';

/** The day the last daily backup was written, in words; '' when there was none. */
function useLastBackup(): string {
  const [last, setLast] = useState('');
  useEffect(() => {
    let gone = false;
    browser.storage.local.get(LAST).then(
      (stored) => {
        const at = (stored[LAST] as { at?: unknown } | undefined)?.at;
        if (!gone && typeof at === 'number') setLast(day(at));
      },
      (error: unknown) => console.error('Offprint:', error),
    );
    return () => {
      gone = true;
    };
  }, []);
  return last;
}

/** Writes everything to a file the reader keeps. */
async function backUp(db: Library): Promise<void> {
  const now = new Date().toISOString();
  download(writeBackup(await readWhole(db), now), `offprint-backup-${now.slice(0, 10)}.json`, 'application/json');
}

/** Making backups and bringing them back. */
export function Backups({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: daily } = useLive(async () => (await db.settings.get('dailyBackup'))?.value === true, [db]);
  const [denied, setDenied] = useState(false);
  const last = useLastBackup();

  const setDaily = async (wanted: boolean) => {
    // The question must be asked while the press is fresh, before anything is waited for.
    const granted = !wanted || (await browser.permissions.request({ permissions: ['downloads'] }));
    setDenied(!granted);
    if (granted) await background.setSetting('dailyBackup', wanted);
  };

  return (
    <div class="backups">
      <BackupPanel
        daily={daily ?? false}
        denied={denied}
        last={last}
        onBackup={() => void deeds.attempt(() => backUp(db))}
        onDaily={(wanted) => deeds.attempt(() => setDaily(wanted))}
      />
      <RestorePanel read={(file) => planRestore(db, file)} />
    </div>
  );
}
