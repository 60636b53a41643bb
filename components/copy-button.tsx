import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons';
import { t } from './words';

/** A button that puts a text on the clipboard and says so for two seconds. */
export function CopyButton({
  label,
  text,
  disabled,
}: {
  label: string;
  text: string | (() => string | Promise<string>);
  disabled?: boolean;
}) {
  const [state, setState] = useState<'' | 'copied' | 'failed'>('');
  useEffect(() => {
    if (!state) return;
    const timer = setTimeout(() => setState(''), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setState('copied');
    } catch (error) {
      console.debug('Offprint:', error);
      setState('failed');
    }
  };
  return (
    <button type="button" disabled={disabled} onClick={copy}>
      <Icon name={state === 'copied' ? 'check' : 'copy'} />
      <span>{label}</span>
      <span role="status" class={state === 'failed' ? '' : 'unseen'}>
        {state === 'copied' ? t('editor_copied') : state === 'failed' ? t('library_copy_failed') : ''}
      </span>
    </button>
  );
}
