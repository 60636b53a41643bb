import { useId, useState } from 'preact/hooks';
import { cleanTag } from '../paper/annotation';
import { COLOURS, type Colour } from '../paper/tag-book';
import { LIMITS } from '../paper/text';
import { Icon } from './icons';
import { Popover } from './popover';
import { COLOUR_NAMES } from './tag-colours';
import { count, t } from './words';

/** A button that shows the colour of a tag and opens the choice of one. */
export function ColourMenu({
  tag,
  own,
  shown,
  onColour,
}: {
  tag: string;
  /** The colour it was given, and the one it shows, which may be that of a tag it is in. */
  own: Colour | undefined;
  shown: Colour | undefined;
  onColour(colour: Colour | ''): void;
}) {
  return (
    <span class="tag-colour" data-colour={shown}>
      <Popover label={t('tag_colour', tag, shown ? t(COLOUR_NAMES[shown]) : t('colour_none'))} icon="tag" bare class="icon">
        {(close) => (
          <div class="colours">
            {(['', ...COLOURS] as const).map((colour) => (
              <button
                key={colour}
                type="button"
                class="quiet"
                aria-pressed={(own ?? '') === colour}
                onClick={() => {
                  close();
                  onColour(colour);
                }}
              >
                <span class="swatch" data-colour={colour || undefined} aria-hidden="true" />
                {colour ? t(COLOUR_NAMES[colour]) : t('colour_none')}
                {(own ?? '') === colour && <Icon name="check" size={13} />}
              </button>
            ))}
          </div>
        )}
      </Popover>
    </span>
  );
}

export interface TagMenuProps {
  tag: string;
  /** Papers that have it or a tag inside it. */
  papers: number;
  /** What to know before it gets another name or goes. */
  notes: readonly string[];
  /** Whether there is a tag of that name. */
  isTag(name: string): boolean;
  /** With `keep`, the old name stays as another name of the new one. */
  onRename(to: string, keep: boolean): void;
  onAlias(alias: string): void;
  onDelete(): void;
}

/** What can be done with a tag: rename it or make it one with another, give it another name, delete it. */
export function TagMenu(props: TagMenuProps) {
  return (
    <Popover label={t('tag_menu', props.tag)} icon="more" bare class="icon">
      {(close) => (
        <div class="tag-menu">
          {props.notes.map((note) => (
            <p key={note} class="bond">
              {note}
            </p>
          ))}
          {props.papers > 0 && <Rename {...props} close={close} />}
          <Alias {...props} close={close} />
          <button
            type="button"
            class="delete"
            onClick={() => {
              close();
              props.onDelete();
            }}
          >
            <Icon name="trash" />
            {props.papers > 0 ? count('tag_delete', props.papers) : t('tag_forget')}
          </button>
        </div>
      )}
    </Popover>
  );
}

function Rename({ tag, isTag, onRename, close }: TagMenuProps & { close(): void }) {
  const [typed, setTyped] = useState(tag);
  const [keep, setKeep] = useState<boolean>();
  const id = useId();
  const to = cleanTag(typed);
  const merges = to !== tag && isTag(to);
  // Who makes two tags one is likely to type the old name again.
  const keeps = keep ?? merges;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!to || to === tag) return;
        close();
        onRename(to, keeps);
      }}
    >
      <label for={id}>{t('tag_name')}</label>
      <TagInput id={id} value={typed} onInput={setTyped} />
      <p id={`${id}h`} class="quiet-text">
        {merges ? t('tag_merge_hint', to) : t('tag_name_hint')}
      </p>
      <label class="check">
        <input type="checkbox" checked={keeps} onChange={(event) => setKeep(event.currentTarget.checked)} />
        <span>{t('tag_keep', tag)}</span>
      </label>
      <button type="submit" class="primary" disabled={!to || to === tag}>
        {merges ? t('tag_merge', to) : t('view_rename')}
      </button>
    </form>
  );
}

function Alias({ tag, onAlias, close }: TagMenuProps & { close(): void }) {
  const [typed, setTyped] = useState('');
  const id = useId();
  const alias = cleanTag(typed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!alias) return;
        close();
        onAlias(alias);
      }}
    >
      <label for={id}>{t('tag_alias')}</label>
      <div class="field-row">
        <TagInput id={id} value={typed} onInput={setTyped} />
        <button type="submit" disabled={!alias}>
          {t('tag_alias_add')}
        </button>
      </div>
      <p id={`${id}h`} class="quiet-text">
        {t('tag_alias_hint', tag)}
      </p>
    </form>
  );
}

/** A tag as it is typed, described by what stands at `id` with an h. */
function TagInput({ id, value, onInput }: { id: string; value: string; onInput(text: string): void }) {
  return (
    <input
      id={id}
      value={value}
      maxLength={LIMITS.tag}
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      dir="auto"
      aria-describedby={`${id}h`}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
}
