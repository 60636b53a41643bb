import type { TagRow } from '../paper/catalogue-tags';
import { type Colour, colourOf, type TagBook } from '../paper/tag-book';
import { withOuter } from '../paper/tag-names';
import { Icon } from './icons';
import { ColourMenu, TagMenu } from './tag-menu';
import type { TagSort } from './tag-rows';
import { day, figure, t, type Word } from './words';

const COLUMNS: readonly { key: TagSort; name: Word }[] = [
  { key: 'tag', name: 'tags_column' },
  { key: 'papers', name: 'tags_papers' },
  { key: 'used', name: 'tags_used' },
];

export interface TagTableProps {
  rows: readonly TagRow[];
  book: TagBook;
  sort: TagSort;
  descending: boolean;
  /** What to know before a tag gets another name or goes. */
  notesOn(tag: string): readonly string[];
  /** Whether there is a tag of that name. */
  isTag(name: string): boolean;
  /** The papers that have it. */
  hrefOf(tag: string): string;
  onSort(sort: TagSort): void;
  onColour(tag: string, colour: Colour | ''): void;
  onRename(tag: string, to: string, keep: boolean): void;
  /** Gives a tag another name; without a tag, takes the name away. */
  onAlias(alias: string, tag: string): void;
  onDelete(tag: string): void;
}

/** Tags with their colours, other names, papers and when they were last given, and what can be done with each. */
export function TagTable(props: TagTableProps) {
  const { rows, sort, descending } = props;
  return (
    <table class="tag-table">
      <thead>
        <tr>
          <td />
          {COLUMNS.map(({ key, name }) => (
            <th key={key} scope="col" class={`of-${key}`} aria-sort={sort !== key ? undefined : descending ? 'descending' : 'ascending'}>
              <button type="button" class="quiet" onClick={() => props.onSort(key)}>
                {t(name)}
                {sort === key && <Icon name={descending ? 'down' : 'up'} size={12} />}
              </button>
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.tag} {...props} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, book, sort, isTag, notesOn, hrefOf, onColour, onRename, onAlias, onDelete }: TagTableProps & { row: TagRow }) {
  const { tag, all, own, lastUsedAt } = row;
  const aliases = [...book.aliases.values()].filter((one) => one.tag === tag);
  return (
    <tr>
      <td>
        <ColourMenu tag={tag} own={book.colours.get(tag)} shown={colourOf(book, tag)} onColour={(colour) => onColour(tag, colour)} />
      </td>
      <th scope="row" style={sort === 'tag' ? { paddingInlineStart: `${(withOuter(tag).length - 1) * 18}px` } : undefined}>
        {all > 0 ? (
          <a href={hrefOf(tag)}>
            <bdi>{tag}</bdi>
          </a>
        ) : (
          <bdi>{tag}</bdi>
        )}
        {aliases.map(({ alias }) => (
          <button
            key={alias}
            type="button"
            class="alias"
            aria-label={t('tag_alias_remove', alias, tag)}
            title={t('tag_alias_remove', alias, tag)}
            onClick={() => onAlias(alias, '')}
          >
            <bdi>{alias}</bdi>
            <Icon name="close" size={11} />
          </button>
        ))}
      </th>
      <td class="of-papers">
        {figure(all)}
        {own < all && <span class="quiet-text"> {t('tags_inside_papers', all - own)}</span>}
      </td>
      <td class="of-used">{lastUsedAt > 0 ? day(lastUsedAt) : ''}</td>
      <td>
        <TagMenu
          tag={tag}
          papers={all}
          notes={notesOn(tag)}
          isTag={isTag}
          onRename={(to, keep) => onRename(tag, to, keep)}
          onAlias={(alias) => onAlias(alias, tag)}
          onDelete={() => onDelete(tag)}
        />
      </td>
    </tr>
  );
}
