import { useEffect, useState } from 'preact/hooks';
import { ExportDialog, type Scope } from '../../components/export-dialog';
import type { Entry } from '../../components/filter';
import { type BibOptions, unprintableEntries } from '../../formats/bibtex';
import type { Library } from '../../storage/schema';
import { background } from './deeds';
import { bibFileName, bibOptions, entryText, exportEntries, itemsOf } from './export';
import { wordsOf } from './problem';

/** Entries looked at before the page may draw again. */
const SLICE = 100;

const pause = () => new Promise((resolve) => setTimeout(resolve));

interface ExportSheetProps {
  db: Library;
  all: readonly Entry[];
  /** What the filter shows; the same as all when nothing is filtered. */
  shown: readonly Entry[];
  chosen: readonly Entry[];
  onClose(): void;
}

/** The export dialog over the library. */
export function ExportSheet({ db, all, shown, chosen, onClose }: ExportSheetProps) {
  const filtered = shown.length < all.length ? shown : [];
  const sets: Record<Scope, readonly Entry[]> = { all, shown: filtered, chosen };
  const [scope, setScope] = useState<Scope>(chosen.length > 0 ? 'chosen' : filtered.length > 0 ? 'shown' : 'all');
  const [options, setOptions] = useState<BibOptions>();
  const [name, setName] = useState<string>();
  const [preview, setPreview] = useState('');
  const [unprintable, setUnprintable] = useState(0);
  const [problem, setProblem] = useState('');
  const fail = (error: unknown) => setProblem(wordsOf(error));
  const entries = sets[scope];

  useEffect(() => {
    bibOptions(db).then(setOptions, fail);
  }, [db]);

  useEffect(() => {
    if (!options) return;
    let gone = false;
    const look = async () => {
      const [first] = await itemsOf(db, entries.slice(0, 1), options);
      if (gone) return;
      setPreview(first ? entryText(first, options) : '');
      let found = 0;
      for (let at = 0; at < entries.length && !gone; at += SLICE) {
        found += unprintableEntries(await itemsOf(db, entries.slice(at, at + SLICE), options), options);
        await pause();
      }
      if (!gone) setUnprintable(found);
    };
    look().catch(fail);
    return () => {
      gone = true;
    };
  }, [db, options, scope]);

  if (!options) return null;
  return (
    <ExportDialog
      counts={{ all: all.length, shown: filtered.length, chosen: chosen.length }}
      scope={scope}
      options={options}
      fileName={name ?? (scope === 'all' ? 'library.bib' : 'selection.bib')}
      preview={preview}
      unprintable={unprintable}
      problem={problem}
      onScope={setScope}
      onOptions={(next) => {
        setOptions(next);
        background.setSetting('export', next).catch(fail);
      }}
      onFileName={setName}
      onExport={() => {
        setProblem('');
        const fileName = bibFileName(name ?? (scope === 'all' ? 'library' : 'selection'));
        exportEntries(db, entries, options, fileName).catch(fail);
      }}
      onClose={onClose}
    />
  );
}
