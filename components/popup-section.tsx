import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface PopupSectionProps {
  title: string;
  class?: string;
  beside?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of the popup under its heading. */
export function PopupSection({ title, class: name, beside, children }: PopupSectionProps) {
  const id = useId();
  return (
    <section class={name} aria-labelledby={id}>
      <h2>
        <span id={id}>{title}</span>
        {beside && <span class="beside">{beside}</span>}
      </h2>
      {children}
    </section>
  );
}
