import { useMemo, useState } from 'preact/hooks';
import { AlikeTagsList } from '../../components/alike-tags';
import { orderOf } from '../../components/catalogue-order';
import { DEFAULT_SORT } from '../../components/filter';
import { Blank } from '../../components/notice';
import { hashOf, routeTo } from '../../components/route';
import { TAG_KINDS, type TagKind, type TagSort, tagRows } from '../../components/tag-rows';
import { TagTable } from '../../components/tag-table';
import { count, t } from '../../components/words';
import type { TagUse } from '../../paper/annotation';
import { rowsTagged, type TagRow, tagTable } from '../../paper/catalogue-tags';
import { printValue } from '../../paper/query-print';
import { alikeTags } from '../../paper/tag-alike';
import { pairOf, type TagBook, type TagPatch } from '../../paper/tag-book';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { inSlices } from './many';
import type { Shelf } from './shelf';
import { useTagBonds } from './tag-bonds';

/** How many tags, and pairs of tags that may be one, are shown at once. */
const MOST = { rows: 300, groups: 10 };

interface TagsViewProps {
  db: Library;
  shelf: Shelf;
  tags: readonly TagUse[];
  book: TagBook;
  deeds: Deeds;
}

/** Every tag that papers have, and those that are only coloured or named otherwise. */
function everyTag(shelf: Shelf, { colours, aliases }: TagBook): TagRow[] {
  const used = tagTable(shelf.catalogue, orderOf(shelf.catalogue, DEFAULT_SORT));
  const known = new Set(used.map(({ tag }) => tag));
  const unused = new Set([...colours.keys(), ...[...aliases.values()].map(({ tag }) => tag)].filter((tag) => !known.has(tag)));
  return [...used, ...[...unused].map((tag): TagRow => ({ tag, own: 0, all: 0, lastUsedAt: 0 }))];
}

/** All tags: coloured, renamed, made one, named otherwise and deleted, each of it one thing to be taken back. */
export function TagsView({ db, shelf, tags, book, deeds }: TagsViewProps) {
  const [kind, setKind] = useState<TagKind>('all');
  const [typed, setTyped] = useState('');
  const [by, setBy] = useState<{ sort: TagSort; descending: boolean }>({ sort: 'tag', descending: false });
  const [most, setMost] = useState(MOST.rows);
  const [long, setLong] = useState<{ done: number; of: number; stop(): void }>();
  const every = useMemo(() => everyTag(shelf, book), [shelf, book]);
  const groups = useMemo(() => alikeTags(tags, book.apart), [tags, book]);
  const rows = useMemo(() => tagRows(every, { kind, typed, ...by, now: Date.now() }), [every, kind, typed, by]);
  const names = useMemo(() => new Set(every.map(({ tag }) => tag)), [every]);

  const notesOn = useTagBonds(db);

  const arrange = (patch: TagPatch, said?: string) => void deeds.perform(() => background.arrangeTags(patch), said);
  /** Renames a tag on all its papers, or takes it off them. Colours, other names, views and exports go along, and come back with it. */
  const retag = (from: string, to: string, keep: boolean, said: string) => {
    const { catalogue } = shelf;
    const ids = rowsTagged(catalogue, orderOf(catalogue, DEFAULT_SORT), from).map((row) => catalogue.idOf(row));
    const stop = new AbortController();
    const tell = (done: number) => setLong(done < ids.length ? { done, of: ids.length, stop: () => stop.abort() } : undefined);
    const work = async () => {
      const group = crypto.randomUUID();
      const action = await inSlices(ids, (some) => background.retag(some, from, to, group), tell, stop.signal);
      // Stopped in the middle, the old name is still one of a tag.
      const beside = stop.signal.aborted ? 0 : await background.renameBeside(from, to, keep, group);
      return beside || action;
    };
    void deeds.perform(work, said).finally(() => setLong(undefined));
  };

  if (every.length === 0)
    return (
      <Blank icon="tag" title={t('tags_none')}>
        <p>{t('tags_hint')}</p>
      </Blank>
    );
  return (
    <div class="settings tags-view">
      <h2>{t('tags')}</h2>
      <p class="quiet-text">{t('tags_hint')}</p>
      {groups.length > 0 && (
        <section aria-label={t('tags_alike')}>
          <h3>{t('tags_alike')}</h3>
          <AlikeTagsList
            groups={groups.slice(0, MOST.groups)}
            notesOn={notesOn}
            onMerge={(from, to) => retag(from, to, true, t('tag_merged', from, to))}
            onApart={(one, other) => arrange({ apart: [[pairOf(one, other), true]] })}
          />
          {groups.length > MOST.groups && <p class="quiet-text">{count('tags_alike_more', groups.length - MOST.groups)}</p>}
        </section>
      )}
      <div class="field-row">
        <input
          type="search"
          placeholder={t('library_find_choice')}
          aria-label={t('library_find_choice_in', t('tags'))}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <select aria-label={t('tags_kind')} value={kind} onChange={(event) => setKind(event.currentTarget.value as TagKind)}>
          {TAG_KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`tags_kind_${one}`)}
            </option>
          ))}
        </select>
        <span class="quiet-text" role="status">
          {count('tags_count', rows.length)}
        </span>
      </div>
      {long && (
        <p class="hint" role="status">
          {t('library_changing', long.done, long.of)}{' '}
          <button type="button" onClick={long.stop}>
            {t('import_cancel')}
          </button>
        </p>
      )}
      <TagTable
        rows={rows.slice(0, most)}
        book={book}
        sort={by.sort}
        descending={by.descending}
        notesOn={notesOn}
        isTag={(name) => names.has(name)}
        hrefOf={(tag) => hashOf(routeTo('papers', `tag:${printValue(tag)}`))}
        onSort={(sort) => setBy({ sort, descending: by.sort === sort ? !by.descending : sort !== 'tag' })}
        onColour={(tag, colour) => arrange({ colours: [[tag, colour]] })}
        onRename={(from, to, keep) => retag(from, to, keep, t(names.has(to) ? 'tag_merged' : 'tag_renamed', from, to))}
        onAlias={(alias, tag) => arrange({ aliases: [[alias, tag]] })}
        onDelete={(tag) => retag(tag, '', false, t('tag_deleted', tag))}
      />
      {rows.length > most && (
        <button type="button" onClick={() => setMost(rows.length)}>
          {t('library_show_all', rows.length)}
        </button>
      )}
    </div>
  );
}
