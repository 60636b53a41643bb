import type { ComponentChildren } from 'preact';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { t } from './words';

/** Something that went wrong or needs a decision: what it is, and beside it what can be done. */
export function Notice({
  kind = 'error',
  children,
  actions,
}: {
  kind?: 'error' | 'warning';
  children: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role="alert">
      <Icon name="warning" />
      <div class="notice-text">{children}</div>
      {actions && <div class="notice-actions">{actions}</div>}
    </div>
  );
}

/** Why the last deed failed, until the reader has seen it; nothing for ''. */
export function ProblemNotice({ problem, onDismiss }: { problem: string; onDismiss(): void }) {
  if (!problem) return null;
  return (
    <Notice
      actions={
        <button type="button" onClick={onDismiss}>
          {t('toast_dismiss')}
        </button>
      }
    >
      {problem}
    </Notice>
  );
}

/** What stands in place of a list that has nothing to show: what that means, and what to do. */
export function Blank({ icon, title, children }: { icon: IconName; title: string; children?: ComponentChildren }) {
  return (
    <div class="blank">
      <Icon name={icon} size={28} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
