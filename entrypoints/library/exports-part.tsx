import { useState } from 'preact/hooks';
import { Icon } from '../../components/icons';
import { JobList, type ShownJob } from '../../components/job-list';
import { parseRoute } from '../../components/route';
import { type RuleChoice, RuleDialog, whenName } from '../../components/rule-dialog';
import { type SavedView, storedViews } from '../../components/saved-view';
import { t, type Word } from '../../components/words';
import { FORMATS, type FormatId } from '../../formats/export';
import { VIEWS } from '../../storage/arrange';
import type { Library } from '../../storage/schema';
import { isFileRule, type Progress, type Rule } from '../../sync/job';
import type { Target } from '../../sync/target';
import { background, type Deeds } from './deeds';
import { type Choices, exportChoices } from './export';
import { useLive } from './live';
import { grantAgain, targetWords } from './places';
import { siteName } from './sites';
import { work } from './working';

interface ExportRow {
  rule: Rule;
  progress: Progress;
}

const rowsOf = async (db: Library): Promise<ExportRow[]> =>
  (await db.rules.toArray()).flatMap(({ value }) => ((value as { kind?: unknown }).kind === 'export' ? [value as ExportRow] : []));

function aboutWhat({ what }: Rule, views: readonly SavedView[]): string {
  if (what.kind === 'tag') return t('rule_about_tag', what.tag);
  if (what.kind === 'filter') return t('rule_about_filter', parseRoute(what.query).query);
  if (what.kind !== 'view') return t(`rule_what_${what.kind}`);
  const view = views.find(({ id }) => id === what.view);
  return view ? t('rule_about_view', view.name) : t('rule_view_gone', what.query);
}

/** What a rule is called: its file, or what becomes items. */
const nameOf = (rule: Rule, views: readonly SavedView[]) => (isFileRule(rule) ? rule.file : aboutWhat(rule, views));

const aboutForm = (rule: Rule, views: readonly SavedView[]): string[] =>
  isFileRule(rule)
    ? [aboutWhat(rule, views), t(`export_${rule.format.replace(/-/g, '_')}` as Word)]
    : [t(rule.notes ? 'rule_items_notes' : 'rule_items')];

function shownOf({ rule, progress }: ExportRow, targets: readonly Target[], views: readonly SavedView[]): ShownJob {
  const target = targets.find(({ id }) => id === rule.targetId);
  return {
    id: rule.id,
    file: nameOf(rule, views),
    place: target?.name ?? t('target_missing'),
    about: [...aboutForm(rule, views), whenName(rule.when, rule.what.kind)].join(' · '),
    status: progress,
    canGrant: progress.phase === 'needs-reader' && progress.code === 'gesture',
  };
}

const BLANK: Pick<RuleChoice, 'format' | 'options' | 'file'> = { format: 'bibtex', options: {}, file: 'library.bib' };

/** A rule as the dialog has it: one for items knows no file, so those of `blank` stand there. */
const choiceOf = (rule: Rule, { format, options, file } = BLANK): RuleChoice => ({ format, options, file, notes: false, ...rule });

interface ExportsPartProps {
  db: Library;
  tags: readonly string[];
  targets: readonly Target[];
  deeds: Deeds;
  now: number;
  /** Lets the reader name a place; gives its id, undefined when they thought better of it. */
  askPlace(): Promise<string | undefined>;
}

/** The exports that are kept up to date. */
export function ExportsPart({ db, tags, targets, deeds, now, askPlace }: ExportsPartProps) {
  const { value: rows } = useLive(() => rowsOf(db), [db]);
  const { value: views = [] } = useLive(async () => storedViews((await db.settings.get(VIEWS))?.value), [db]);
  const [editing, setEditing] = useState<{ id: string; rule: RuleChoice; isNew: boolean } | null>(null);
  const [choices, setChoices] = useState<Choices>();
  const [problem, setProblem] = useState('');
  const [removed, setRemoved] = useState<Rule | null>(null);

  const edit = async (row?: ExportRow) => {
    const last = await exportChoices(db);
    setChoices(last);
    const { format } = last;
    const fresh: RuleChoice = {
      what: { kind: 'all' },
      format,
      options: last.options[format],
      targetId: targets[0]?.id ?? '',
      file: `library.${FORMATS[format].extension}`,
      when: 'change',
      notes: false,
    };
    setEditing({ id: row?.rule.id ?? crypto.randomUUID(), rule: row ? choiceOf(row.rule, fresh) : fresh, isNew: !row });
  };
  const save = async (id: string, rule: RuleChoice) => {
    try {
      await background.saveRule({ ...rule, id, options: { ...rule.options } });
      setEditing(null);
      setProblem('');
      await work();
    } catch (error) {
      setProblem(targetWords(error));
    }
  };
  const run = (id: string, replace: boolean) =>
    void deeds.attempt(async () => {
      await background.runRule(id, replace);
      await work();
    });
  const ruleNamed = (id: string) => rows?.find(({ rule }) => rule.id === id);

  return (
    <>
      <p class="quiet-text">{t('exports_hint')}</p>
      {rows && rows.length > 0 && (
        <JobList
          jobs={rows.map((row) => shownOf(row, targets, views))}
          now={now}
          onRun={(id) => run(id, false)}
          onReplace={(id) => run(id, true)}
          onGrant={(id) => {
            const target = targets.find((one) => one.id === ruleNamed(id)?.rule.targetId);
            if (target) void deeds.attempt(async () => (await grantAgain(db, target)) && run(id, false));
          }}
          onEdit={(id) => void edit(ruleNamed(id))}
          onRemove={(id) => {
            setRemoved(ruleNamed(id)?.rule ?? null);
            void deeds.attempt(() => background.removeRule(id));
          }}
        />
      )}
      {removed && (
        <p class="job-line quiet-text" role="status">
          <span>{t('rule_removed', nameOf(removed, views))}</span>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setRemoved(null);
              void save(removed.id, choiceOf(removed));
            }}
          >
            {t('undo')}
          </button>
        </p>
      )}
      <div>
        <button type="button" class={rows?.length ? '' : 'primary'} onClick={() => void edit()}>
          <Icon name="export" />
          {t('rule_new')}
        </button>
      </div>
      {editing && choices && (
        <RuleDialog
          rule={editing.rule}
          isNew={editing.isNew}
          tags={tags}
          views={views}
          siteName={siteName}
          places={targets.map(({ id, name, kind }) => ({ id, name, items: kind === 'zotero' }))}
          optionsOf={(format: FormatId) => choices.options[format]}
          problem={problem}
          onSave={(rule) => void save(editing.id, rule)}
          onNewPlace={(rule) => {
            setEditing(null);
            void askPlace().then((targetId) => setEditing({ ...editing, rule: { ...rule, targetId: targetId ?? rule.targetId } }));
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}
