import { browser } from 'wxt/browser';
import { BibOptionsField } from '../../components/bib-options-field';
import { ImportPanel } from '../../components/import-panel';
import { KeyPatternField } from '../../components/key-pattern-field';
import { Part } from '../../components/part';
import { hashOf, routeTo } from '../../components/route';
import { UndoList } from '../../components/undo-list';
import { count, t } from '../../components/words';
import { DEFAULT_KEY_PATTERN, KEY_PATTERNS } from '../../formats/citation-key';
import { recentEntries } from '../../storage/read';
import type { Library } from '../../storage/schema';
import { Backups } from './backups';
import { CardRuleSettings } from './card-rule-settings';
import { background, type Deeds } from './deeds';
import { useBibOptions } from './export';
import { planImport } from './import';
import { keyExamples, patternProblem } from './key-pattern';
import { useLive } from './live';
import { LookupSettings } from './lookup-settings';
import { RelevanceSettings } from './relevance-settings';
import { SeenSettings } from './seen-settings';
import { SiteSettings } from './site-settings';
import { ToolbarSettings } from './toolbar-settings';
import { TriageSettings } from './triage-settings';
import { useUndoables } from './undoables';

/** How many papers show what a key pattern gives. */
const EXAMPLES = 3;
/** How many of the last changes can be taken back here. */
const CHANGES = 20;

/** Everything a reader may set, the backups, and what was done last. */
export function SettingsView({ db, papers, deeds }: { db: Library; papers: number; deeds: Deeds }) {
  const { value: stored } = useLive(async () => (await db.settings.get('keyPattern'))?.value, [db]);
  const { value: examples } = useLive(async () => recentEntries(db, EXAMPLES), [db]);
  const options = useBibOptions(db);
  const undoables = useUndoables(db, CHANGES, true);
  const set = (key: string, value: unknown) => void deeds.attempt(() => background.setSetting(key, value));
  return (
    <div class="settings">
      <Part title={t('settings_sites')}>
        <SiteSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_triage')}>
        <TriageSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_seen')}>
        <SeenSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_card_rules')}>
        <CardRuleSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_toolbar')}>
        <ToolbarSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_lookups')}>
        <LookupSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_relevance')}>
        <RelevanceSettings db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_import')}>
        <ImportPanel read={(source, tell, signal) => planImport(db, source, tell, signal)} undo={(action) => void deeds.undo(action)} />
      </Part>
      <Part title={t('settings_backups')}>
        <Backups db={db} deeds={deeds} />
      </Part>
      <Part title={t('settings_keys')}>
        <KeyPatternField
          stored={typeof stored === 'string' ? stored : DEFAULT_KEY_PATTERN}
          presets={KEY_PATTERNS}
          problem={patternProblem}
          examples={(pattern) => keyExamples(pattern, examples ?? [])}
          onSave={(pattern) => set('keyPattern', pattern)}
        />
      </Part>
      <Part title={t('settings_export')}>
        <BibOptionsField options={options} onChange={(next) => set('export', next)} />
      </Part>
      <Part title={t('settings_changes')}>
        <UndoList deeds={undoables ?? []} onUndo={(n) => void deeds.undo(n)} />
        <p>
          <a href={hashOf(routeTo('activity'))}>{t('activity_link')}</a>
        </p>
      </Part>
      <Part title={t('settings_about')}>
        <p class="quiet-text">
          {t('settings_version', browser.runtime.getManifest().version)} · {count('library_papers', papers)}
        </p>
        <p>
          <a href={hashOf(routeTo('welcome'))}>{t('settings_welcome')}</a>
        </p>
      </Part>
    </div>
  );
}
