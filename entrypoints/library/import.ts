import type { ImportPlan, ImportSource } from '../../components/import-panel';
import { t } from '../../components/words';
import { IMPORT_LIMITS, type ReadImport } from '../../formats/read-import';
import { forecast } from '../../storage/import';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import type { ImportJob, ImportNews } from './import-worker';
import { wordsOf } from './problem';
import { startWorker } from './workers';

/** Papers sent to the background at a time. */
const SLICE = 500;
/** Reading may take this long for each megabyte, and never less than the first (ms). */
const PATIENCE = { least: 10_000, perMegabyte: 5000 };

/** Reads a file in a worker of its own, which ends with it; throws with words for the reader when it takes too long or breaks. */
function readApart(job: ImportJob, tell: (share: number) => void, signal: AbortSignal): Promise<ReadImport> {
  const worker = startWorker('import');
  const size = typeof job.input === 'string' ? job.input.length : job.input.byteLength;
  return new Promise<ReadImport>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(t('import_too_long'))), Math.max(PATIENCE.least, (size / 1e6) * PATIENCE.perMegabyte));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onerror = () => reject(new Error(t('import_broke')));
    worker.onmessage = ({ data }: MessageEvent<ImportNews>) => {
      if ('read' in data) {
        clearTimeout(late);
        resolve(data.read);
      } else tell(data.share);
    };
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}

/** Reads a file or a pasted text, and says what importing it would do. Throws with words for the reader. */
export async function planImport(
  db: Library,
  source: ImportSource,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportPlan> {
  // A file that is refused for its size need not be brought into memory.
  const isLarge = typeof source !== 'string' && source.size > IMPORT_LIMITS.bytes;
  const input =
    typeof source === 'string' ? source : new Uint8Array(await (isLarge ? source.slice(0, IMPORT_LIMITS.bytes + 1) : source).arrayBuffer());
  const { records, broken } = await readApart({ input, name: typeof source === 'string' ? '' : source.name }, tell, signal);
  const numbers = await forecast(db, records, signal);
  return {
    ...numbers,
    broken,
    records: records.length,
    async apply(told, stop) {
      const group = crypto.randomUUID();
      let fresh = 0;
      let action = 0;
      for (let at = 0; at < records.length && !stop.aborted; at += SLICE) {
        try {
          const done = await background.importRecords(records.slice(at, at + SLICE), group);
          fresh += done.fresh;
          action = done.action || action;
        } catch (error) {
          throw new Error(wordsOf(error));
        }
        told(Math.min(records.length, at + SLICE));
      }
      return { fresh, action };
    },
  };
}
