import { IconButton } from '../../components/icon-button';
import { Icon } from '../../components/icons';
import { t } from '../../components/words';

interface PopupFootProps {
  onLibrary?: (() => void) | undefined;
  onExport?: (() => void) | undefined;
  onPanel?: (() => void) | undefined;
}

/** The buttons below the lists; one without anything to do cannot be pressed. */
export function PopupFoot({ onLibrary, onExport, onPanel }: PopupFootProps) {
  return (
    <footer class="popup-foot">
      <button type="button" class="primary" disabled={!onLibrary} onClick={onLibrary}>
        <Icon name="library" />
        {t('open_library')}
      </button>
      <button type="button" disabled={!onExport} onClick={onExport}>
        <Icon name="export" />
        {t('popup_export')}
      </button>
      <IconButton icon="panel" name={t('open_panel')} disabled={!onPanel} onClick={() => onPanel?.()} />
    </footer>
  );
}
