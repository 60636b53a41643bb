import { useEffect, useState } from 'preact/hooks';
import { ExportDialog, type Scope } from '../../components/export-dialog';
import type { Entry } from '../../components/filter';
import { unprintableEntries } from '../../formats/bibtex';
import { FORMATS, storedOptions } from '../../formats/export';
import type { Library } from '../../storage/schema';
import { type Choices, exportChoices, exportEntries, isBib, itemsOf, keepChoices, shownText, textOf, withOptions } from './export';
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
  const [choices, setChoices] = useState<Choices>();
  const [name, setName] = useState<string>();
  const [preview, setPreview] = useState('');
  const [unprintable, setUnprintable] = useState(0);
  const [problem, setProblem] = useState('');
  const fail = (error: unknown) => setProblem(wordsOf(error));
  const entries = sets[scope];
  const choose = (next: Choices) => {
    setChoices(next);
    keepChoices(next).catch(fail);
  };

  useEffect(() => {
    exportChoices(db).then(setChoices, fail);
  }, [db]);

  useEffect(() => {
    if (!choices) return;
    const { format } = choices;
    const options = choices.options[format];
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
  }, [db, choices, scope]);

  if (!choices) return null;
  const { format } = choices;
  const options = choices.options[format];
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
        choose({ ...choices, format: next });
        setName(undefined);
      }}
      onOptions={(next) => choose(withOptions(choices, next))}
      onFileName={setName}
      onExport={() => {
        setProblem('');
        exportEntries(db, entries, format, options, name ?? stem).catch(fail);
      }}
      onCopy={format === 'markdown-notes' ? undefined : async () => shownText(await textOf(db, entries, format, options))}
      onClose={onClose}
    />
  );
}
