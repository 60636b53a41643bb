import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CopyButton } from './copy-button';
import { Icon } from './icons';
import { Popover } from './popover';
import { readViewLines, type SavedView, VIEW_LIMITS, viewLines } from './saved-view';
import { count, figure, t } from './words';

export interface ViewListProps {
  views: readonly SavedView[];
  /** Papers of each view, by its id; one that is missing is not counted. */
  counts: ReadonlyMap<string, number>;
  /** Id of the view that is shown, if one is. */
  current: string | undefined;
  /** The query that is shown, which a view may be given. */
  query: string;
  hrefOf(view: SavedView): string;
  onRename(id: string, name: string): void;
  onMove(from: number, to: number): void;
  /** Gives a view the query and the order that are shown. */
  onReplace(id: string): void;
  onDelete(id: string): void;
  onAdd(views: Pick<SavedView, 'name' | 'query' | 'sort'>[]): void;
}

/** The reader's views, each with how many papers it has; Alt and an arrow key move one. */
export function ViewList(props: ViewListProps) {
  const { views, counts, current, hrefOf, onMove } = props;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const held = useRef('');
  const id = useId();
  useLayoutEffect(() => {
    // What is put elsewhere in the page loses the focus.
    if (!held.current || document.activeElement !== document.body) return;
    list.current?.children[views.findIndex((view) => view.id === held.current)]?.querySelector('a')?.focus();
    held.current = '';
  }, [views]);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= views.length || to === from) return;
    setSaid(t('library_queue_moved', to + 1, views.length));
    onMove(from, to);
  };
  return (
    <nav class="views" aria-labelledby={`${id}h`}>
      <h2 id={`${id}h`}>{t('views')}</h2>
      {views.length === 0 && <p class="quiet-text">{t('views_hint')}</p>}
      <ul ref={list}>
        {views.map((view, at) => (
          <li key={view.id}>
            <a
              href={hrefOf(view)}
              aria-current={view.id === current ? 'page' : undefined}
              title={view.query}
              onKeyDown={(event) => {
                const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: views.length - 1 }[event.key];
                if (!event.altKey || to === undefined) return;
                event.preventDefault();
                held.current = view.id;
                move(at, to);
              }}
            >
              <bdi>{view.name}</bdi>
              <Papers of={counts.get(view.id)} />
            </a>
            <ViewMenu {...props} view={view} at={at} onMove={move} />
          </li>
        ))}
      </ul>
      <div class="view-acts">
        <Popover label={t('views_paste')} class="quiet">
          {(close) => <PasteViews onAdd={props.onAdd} close={close} />}
        </Popover>
        {views.length > 1 && <CopyButton label={t('views_copy_all')} text={() => viewLines(views)} />}
      </div>
      <p class="unseen" role="status">
        {said}
      </p>
    </nav>
  );
}

/** How many papers, as a figure for the eye and in words for the ear. */
function Papers({ of }: { of: number | undefined }) {
  if (of === undefined) return null;
  return (
    <span class="choice-count">
      <span aria-hidden="true">{figure(of)}</span>
      <span class="unseen">{count('library_papers', of)}</span>
    </span>
  );
}

function ViewMenu({
  view,
  at,
  views,
  query,
  current,
  onRename,
  onMove,
  onReplace,
  onDelete,
}: ViewListProps & { view: SavedView; at: number }) {
  return (
    <Popover label={t('view_menu', view.name)} icon="more" bare class="icon">
      {(close) => {
        const act = (name: string, disabled: boolean, work: () => void) => (
          <button
            type="button"
            disabled={disabled}
            onClick={() => {
              close();
              work();
            }}
          >
            {name}
          </button>
        );
        return (
          <div class="view-menu">
            <ViewName
              label={t('view_name')}
              name={view.name}
              done={t('view_rename')}
              onDone={(name) => onRename(view.id, name)}
              close={close}
            />
            {act(t('library_queue_up'), at === 0, () => onMove(at, at - 1))}
            {act(t('library_queue_down'), at === views.length - 1, () => onMove(at, at + 1))}
            {act(t('view_replace'), view.id === current || query.trim() === '', () => onReplace(view.id))}
            <CopyButton label={t('view_copy')} text={() => viewLines([view])} />
            {act(t('view_delete'), false, () => onDelete(view.id))}
          </div>
        );
      }}
    </Popover>
  );
}

interface ViewNameProps {
  label: string;
  name: string;
  /** What the button says. */
  done: string;
  onDone(name: string): void;
  close(): void;
}

/** A name for a view, taken by Enter or by its button. */
export function ViewName({ label, name, done, onDone, close }: ViewNameProps) {
  const [typed, setTyped] = useState(name);
  const id = useId();
  return (
    <form
      class="view-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (!typed.trim()) return;
        close();
        onDone(typed.trim());
      }}
    >
      <label for={id}>{label}</label>
      <input
        id={id}
        value={typed}
        maxLength={VIEW_LIMITS.name}
        autocomplete="off"
        dir="auto"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="primary" disabled={!typed.trim()}>
        {done}
      </button>
    </form>
  );
}

/** A button that keeps the query that is shown under a name. */
export function SaveView({ name, onSave }: { name: string; onSave(name: string): void }) {
  return (
    <Popover label={t('view_save')} icon="save" class="quiet">
      {(close) => <ViewName label={t('view_name')} name={name} done={t('save')} onDone={onSave} close={close} />}
    </Popover>
  );
}

function PasteViews({ onAdd, close }: Pick<ViewListProps, 'onAdd'> & { close(): void }) {
  const [lines, setLines] = useState('');
  const views = readViewLines(lines);
  const id = useId();
  return (
    <form
      class="view-paste"
      onSubmit={(event) => {
        event.preventDefault();
        close();
        onAdd(views);
      }}
    >
      <label for={id}>{t('views_paste_hint')}</label>
      <textarea
        id={id}
        rows={5}
        spellcheck={false}
        placeholder={'To read: status:queued\nBest: rating>=4 sort:-rating'}
        value={lines}
        onInput={(event) => setLines(event.currentTarget.value)}
      />
      <button type="submit" class="primary" disabled={views.length === 0}>
        <Icon name="save" />
        {views.length === 0 ? t('views_add_none') : count('views_add', views.length)}
      </button>
    </form>
  );
}
