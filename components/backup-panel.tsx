import { Icon } from './icons';
import { Switch } from './switch';
import { t } from './words';

export interface BackupPanelProps {
  /** Whether a backup is written every day. */
  daily: boolean;
  /** The reader's browser refused to let us write downloads. */
  denied: boolean;
  /** Day the last daily backup was written, in words; '' when there was none. */
  last: string;
  onBackup(): void;
  onDaily(daily: boolean): unknown;
}

/** Making backups: one now, or one every day. */
export function BackupPanel({ daily, denied, last, onBackup, onDaily }: BackupPanelProps) {
  return (
    <>
      <div>
        <button type="button" class="primary" onClick={onBackup}>
          <Icon name="export" />
          {t('backup_now')}
        </button>
        <p class="quiet-text">{t('backup_hint')}</p>
      </div>
      <div>
        <Switch name="daily-backup" checked={daily} onSwitch={onDaily}>
          {t('backup_daily')}
        </Switch>
        <p class="quiet-text">
          {t('backup_daily_hint')} {last && t('backup_last', last)}
        </p>
        <p class="problem-text" role="status">
          {denied ? t('backup_daily_denied') : ''}
        </p>
      </div>
    </>
  );
}
