import { type FeedLook, SHADES, type Shade } from '../paper/feed-look';
import { Pick } from './pick-field';
import { t } from './words';

const KINDS = ['seen', 'saved', 'dismissed'] as const satisfies readonly (keyof FeedLook)[];

const shadeName = (shade: Shade) => t(shade ? `look_${shade}` : 'look_plain');

/** What a look does, in one line; '' for one that does nothing. */
export function lookWords(look: FeedLook): string {
  return KINDS.filter((kind) => look[kind])
    .map((kind) => `${t(`look_of_${kind}`)}: ${shadeName(look[kind])}`)
    .join(', ');
}

/** Which cards of a feed are dimmed or folded. */
export function FeedLookField({ look, onChange }: { look: FeedLook; onChange(change: Partial<FeedLook>): unknown }) {
  return (
    <div class="feed-look">
      {KINDS.map((kind) => (
        <Pick
          key={kind}
          label={t(`look_of_${kind}`)}
          value={look[kind]}
          choices={SHADES.map((shade) => [shade, shadeName(shade)] as const)}
          onChange={(shade) => onChange({ [kind]: shade })}
        />
      ))}
    </div>
  );
}
