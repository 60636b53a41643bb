import { useEffect, useState } from 'preact/hooks';
import { ExportDialog, type Scope } from '../../components/export-dialog';
import type { Entry } from '../../components/filter';
import type { Options } from '../../components/format-options-field';
import { unprintableEntries } from '../../formats/bibtex';
import { FORMATS, type FormatId, storedOptions } from '../../formats/export';
import type { Library } from '../../storage/schema';
import { exportChoice, exportEntries, isBib, itemsOf, keepChoice, shownText, textOf } from './export';
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
  const [choice, setChoice] = useState<{ format: FormatId; options: Options }>();
  const [name, setName] = useState<string>();
  const [preview, setPreview] = useState('');
  const [unprintable, setUnprintable] = useState(0);
  const [problem, setProblem] = useState('');
  const fail = (error: unknown) => setProblem(wordsOf(error));
  const entries = sets[scope];
  const choose = (format?: FormatId) => exportChoice(db, format).then(setChoice, fail);

  useEffect(() => void choose(), [db]);

  useEffect(() => {
    if (!choice) return;
    const { format, options } = choice;
    let gone = false;
    const look = async () => {
      const first = await textOf(db, entries.slice(0, 1), format, options);
      if (gone) return;
      setPreview(shownText(first));
      setUnprintable(0);
      // Only TeX cannot print what there is no command for.
      if (!isBib(format)) return;
      const bib = storedOptions(format, options);
      let found = 0;
      for (let at = 0; at < entries.length && !gone; at += SLICE) {
        found += unprintableEntries(await itemsOf(db, entries.slice(at, at + SLICE), bib), bib);
        await pause();
      }
      if (!gone) setUnprintable(found);
    };
    look().catch(fail);
    return () => {
      gone = true;
    };
  }, [db, choice, scope]);

  if (!choice) return null;
  const { format, options } = choice;
  const stem = scope === 'all' ? 'library' : 'selection';
  const extension = format === 'markdown-notes' ? 'zip' : FORMATS[format].extension;
  return (
    <ExportDialog
      counts={{ all: all.length, shown: filtered.length, chosen: chosen.length }}
      scope={scope}
      format={format}
      options={options}
      fileName={name ?? `${stem}.${extension}`}
      preview={preview}
      unprintable={unprintable}
      problem={problem}
      onScope={setScope}
      onFormat={(next) => {
        // Each format has characters that suit it; a choice made for one is not meant for the other.
        const kept = isBib(format) && isBib(next) ? { ...options, escape: undefined, dialect: next } : options;
        keepChoice(db, format, kept).then(() => choose(next), fail);
        setName(undefined);
      }}
      onOptions={(next) => {
        setChoice({ format, options: next });
        keepChoice(db, format, next).catch(fail);
      }}
      onFileName={setName}
      onExport={() => {
        setProblem('');
        keepChoice(db, format, options).catch(fail);
        exportEntries(db, entries, format, options, name ?? stem).catch(fail);
      }}
      onCopy={format === 'markdown-notes' ? undefined : async () => shownText(await textOf(db, entries, format, options))}
      onClose={onClose}
    />
  );
}
