import type { TagUse } from '../paper/annotation';
import type { AlikeTags } from '../paper/tag-alike';
import { useTagColours } from './tag-colours';
import { count, t } from './words';

export interface AlikeTagsListProps {
  groups: readonly AlikeTags[];
  /** What to know before a tag gets another name. */
  notesOn(tag: string): readonly string[];
  onMerge(from: string, to: string): void;
  onApart(one: string, other: string): void;
}

/** Tags that may be one, each pair to be made one, in either way, or to be told apart. */
export function AlikeTagsList({ groups, notesOn, onMerge, onApart }: AlikeTagsListProps) {
  const colourOf = useTagColours();
  const named = ({ tag, count: papers }: TagUse) => (
    <>
      <bdi class="tag-mark" data-colour={colourOf(tag)}>
        {tag}
      </bdi>{' '}
      <span class="quiet-text">{count('library_papers', papers)}</span>
    </>
  );
  return (
    <ul class="alike-tags">
      {groups.flatMap(({ keep, others }) =>
        others.map((other) => (
          <li key={`${keep.tag} ${other.tag}`}>
            <span class="pair">
              {named(other)}
              <span aria-hidden="true">~</span> {named(keep)}
            </span>
            <span class="acts">
              <button type="button" class="primary" onClick={() => onMerge(other.tag, keep.tag)}>
                {t('tag_all', keep.tag)} <span class="unseen">{t('tag_instead', other.tag)}</span>
              </button>
              <button type="button" onClick={() => onMerge(keep.tag, other.tag)}>
                {t('tag_all', other.tag)} <span class="unseen">{t('tag_instead', keep.tag)}</span>
              </button>
              <button type="button" class="quiet" onClick={() => onApart(keep.tag, other.tag)}>
                {t('tag_both')} <span class="unseen">{`${keep.tag}, ${other.tag}`}</span>
              </button>
            </span>
            {[keep.tag, other.tag].flatMap((tag) =>
              notesOn(tag).map((note) => (
                <p key={`${tag} ${note}`} class="bond">
                  <bdi>{tag}</bdi>: {note}
                </p>
              )),
            )}
          </li>
        )),
      )}
    </ul>
  );
}
