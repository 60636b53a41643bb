import { type ReadImport, readImportInSteps } from '../../formats/read-import';

/** What the page asks for, and what it is told until the end. */
export interface ImportJob {
  input: Uint8Array | string;
  name: string;
}
export type ImportNews = { share: number } | { read: ReadImport };

// Files come from anywhere: they are read where nothing waits for it, and where it can be stopped at any moment.
self.onmessage = ({ data }: MessageEvent<ImportJob>) => {
  const tell = (news: ImportNews) => self.postMessage(news);
  const steps = readImportInSteps(data.input, data.name);
  for (let step = steps.next(), told = 0; ; step = steps.next()) {
    if (step.done) {
      tell({ read: step.value });
      return;
    }
    if (step.value - told < 0.01) continue;
    told = step.value;
    tell({ share: told });
  }
};
