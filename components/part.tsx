import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A part of a page of settings, with its name beside it. */
export function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="settings-body">{children}</div>
    </section>
  );
}
