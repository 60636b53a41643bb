import type { Rating, Status } from '../paper/annotation';
import type { Author } from '../paper/paper';
import type { IconName } from './icon-paths';
import { Icon } from './icons';
import { useTagColours } from './tag-colours';
import { t } from './words';

export const STATUS_ICONS: Record<Exclude<Status, ''>, IconName> = {
  queued: 'queue',
  reading: 'reading',
  read: 'check',
  dismissed: 'dismiss',
};

/** The name of a status, also of having none. */
export function statusName(status: Status): string {
  return t(status ? `status_${status}` : 'status_none');
}

/** A status as icon and word; nothing for a paper without one. */
export function StatusMark({ status, bare }: { status: Status; bare?: boolean }) {
  if (!status) return null;
  return (
    <span class="status-mark" data-status={status} title={bare ? statusName(status) : undefined}>
      <Icon name={STATUS_ICONS[status]} size={14} />
      <span class={bare ? 'unseen' : undefined}>{statusName(status)}</span>
    </span>
  );
}

/** A rating as stars; nothing for a paper that is not rated. */
export function Stars({ rating }: { rating: Rating }) {
  if (!rating) return null;
  const name = t('rating_of_five', rating);
  return (
    <span class="stars" role="img" aria-label={name} title={name}>
      {[1, 2, 3, 4, 5].map((star) => (
        <Icon key={star} name={star <= rating ? 'star-filled' : 'star'} size={13} />
      ))}
    </span>
  );
}

/** Names of the authors in one line, after the sixth only how many more. */
export function authorsLine(authors: readonly Author[] | undefined, most = 6): string {
  if (!authors || authors.length === 0) return '';
  const names = authors.slice(0, most).map((author) => author.name);
  if (authors.length <= most) return names.join(', ');
  return t('library_authors_more', names.join(', '), authors.length - most);
}

/** A row of tags; those beyond the first few only as a number. */
export function Tags({ tags, most = 3 }: { tags: readonly string[]; most?: number }) {
  const colourOf = useTagColours();
  if (tags.length === 0) return null;
  const rest = tags.slice(most);
  return (
    <span class="tags">
      {tags.slice(0, most).map((tag) => (
        <bdi key={tag} class="tag-mark" data-colour={colourOf(tag)}>
          {tag}
        </bdi>
      ))}
      {rest.length > 0 && (
        <span class="tag-rest" title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
