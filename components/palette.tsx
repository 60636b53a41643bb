import { useEffect, useId, useState } from 'preact/hooks';
import { fold } from '../paper/fold';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { WithMaths } from './maths';
import { useModal } from './use-modal';
import { t } from './words';

/** Something that can be done or gone to. */
export interface Command {
  id: string;
  icon: IconName;
  name: string;
  /** What stands beside it, such as a key or the authors. */
  about?: string;
  run(): void;
}

export interface PaletteProps {
  commands: readonly Command[];
  /** Papers that fit what was typed, the best first, at most as many as are asked for. */
  papers(text: string, most: number): readonly Command[];
  onClose(): void;
}

const MOST = { commands: 8, papers: 8 };

/** The commands that hold every word; those that begin with what was typed first. */
function fitting(commands: readonly Command[], text: string): Command[] {
  const words = fold(text).split(' ').filter(Boolean);
  if (words.length === 0) return commands.slice(0, MOST.commands);
  const found = commands.filter(({ name }) => words.every((word) => fold(name).includes(word)));
  const start = (command: Command) => (fold(command.name).startsWith(words[0] ?? '') ? 0 : 1);
  return found.sort((a, b) => start(a) - start(b)).slice(0, MOST.commands);
}

/** Everything the library page can do and every paper, by typing a few letters of its name. */
export function Palette({ commands, papers, onClose }: PaletteProps) {
  const dialog = useModal();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const shown = [...fitting(commands, typed), ...(typed.trim() ? papers(typed, MOST.papers) : [])];
  const at = Math.min(active, shown.length - 1);
  useEffect(() => document.getElementById(`${id}o${at}`)?.scrollIntoView({ block: 'nearest' }), [at, id]);

  const run = (command: Command | undefined) => {
    if (!command) return;
    dialog.current?.close();
    command.run();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((at + 1) % Math.max(1, shown.length)),
    ArrowUp: () => setActive((at - 1 + shown.length) % Math.max(1, shown.length)),
    Home: () => setActive(0),
    End: () => setActive(shown.length - 1),
    Enter: () => run(shown[at]),
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t('palette')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="palette-body">
        <input
          autoFocus
          role="combobox"
          aria-label={t('palette')}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}l`}
          aria-autocomplete="list"
          aria-activedescendant={shown.length > 0 ? `${id}o${at}` : undefined}
          placeholder={t('palette_placeholder')}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const act = event.isComposing ? undefined : keys[event.key];
            if (!act) return;
            event.preventDefault();
            act();
          }}
        />
        <div id={`${id}l`} role="listbox" aria-label={t('palette')} class="palette-list">
          {shown.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox takes the keys, as the ARIA pattern has it
            <div
              key={command.id}
              id={`${id}o${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => run(command)}
            >
              <Icon name={command.icon} />
              <span class="palette-name" dir="auto">
                <WithMaths text={command.name} />
              </span>
              {command.about && (
                <span class="palette-about">
                  <bdi>{command.about}</bdi>
                </span>
              )}
            </div>
          ))}
        </div>
        <p class={shown.length === 0 ? 'palette-none quiet-text' : 'unseen'} role="status">
          {shown.length === 0 ? t('palette_none') : ''}
        </p>
      </div>
    </dialog>
  );
}
