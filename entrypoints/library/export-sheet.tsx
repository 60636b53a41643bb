import { useEffect, useMemo, useState } from 'preact/hooks';
import { ExportDialog, type Scope } from '../../components/export-dialog';
import { t } from '../../components/words';
import { unprintableEntries } from '../../formats/bibtex';
import { FORMATS, storedOptions } from '../../formats/export';
import type { Library } from '../../storage/schema';
import { type Choices, exportChoices, exportPapers, isBib, itemsOf, keepChoices, shownText, textOf, withOptions } from './export';
import { wordsOf } from './problem';

/** Entries looked at before the page may draw again. */
const SLICE = 100;

const pause = () => new Promise((resolve) => setTimeout(resolve));

interface ExportSheetProps {
  db: Library;
  /** Ids of all papers, as many as there are. */
  all: { count: number; ids(): readonly string[] };
  /** Of those that the filter shows; as many as all when nothing is filtered. */
  shown: { count: number; ids(): readonly string[] };
  chosen: readonly string[];
  onClose(): void;
}

/** The export dialog over the library. */
export function ExportSheet({ db, all, shown, chosen, onClose }: ExportSheetProps) {
  const counts: Record<Scope, number> = { all: all.count, shown: shown.count < all.count ? shown.count : 0, chosen: chosen.length };
  const [scope, setScope] = useState<Scope>(counts.chosen > 0 ? 'chosen' : counts.shown > 0 ? 'shown' : 'all');
  const [choices, setChoices] = useState<Choices>();
  const [name, setName] = useState<string>();
  const [preview, setPreview] = useState('');
  const [unprintable, setUnprintable] = useState(0);
  const [problem, setProblem] = useState('');
  const fail = (error: unknown) => setProblem(wordsOf(error));
  // What is exported is what the reader saw when asking for it.
  const ids = useMemo(() => (scope === 'chosen' ? chosen : scope === 'shown' ? shown.ids() : all.ids()), [scope]);
  const [sofar, setSofar] = useState(0);
  const [closed] = useState(() => new AbortController());
  useEffect(() => () => closed.abort(), []);
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
      const first = await textOf(db, ids.slice(0, 1), format, options);
      if (gone) return;
      setPreview(shownText(first));
      setUnprintable(0);
      // Only TeX cannot print what there is no command for.
      if (!isBib(format)) return;
      const bib = storedOptions(format, options);
      let found = 0;
      for (let at = 0; at < ids.length && !gone; at += SLICE) {
        found += unprintableEntries(await itemsOf(db, ids.slice(at, at + SLICE), bib), bib);
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
      counts={counts}
      progress={sofar > 0 && sofar < ids.length ? t('export_reading', sofar, ids.length) : ''}
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
        const patience = { tell: setSofar, signal: closed.signal };
        exportPapers(db, ids, format, options, name ?? stem, patience).catch((error: unknown) => closed.signal.aborted || fail(error));
      }}
      onCopy={
        format === 'markdown-notes'
          ? undefined
          : async () => shownText(await textOf(db, ids, format, options, { tell: setSofar, signal: closed.signal }))
      }
      onClose={onClose}
    />
  );
}
