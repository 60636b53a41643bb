import { useRef, useState } from 'preact/hooks';
import { DigestBar } from '../../components/digest-bar';
import { DigestList } from '../../components/digest-list';
import type { ShownPaper } from '../../components/digest-row';
import { Blank } from '../../components/notice';
import { count, t, weekday } from '../../components/words';
import type { Followed } from '../../lookup/followed';
import type { Change } from '../../paper/annotation';
import type { DigestDay, Follow } from '../../storage/digest';
import { background } from './deeds';
import { type Known, noonOf, useDigest } from './digest-papers';
import { FeedsLink, ReadingPart, ReadNow, Trouble } from './digest-parts';
import { useDigestSettings } from './digest-settings';
import type { DigestViewProps } from './digest-view';
import { useNarrow } from './page';

/** Below this width (CSS pixels) rows have several lines; the style sheet says the same. */
const NARROW = 620;
/** Heights of a row in CSS pixels. */
const ROW = { wide: 92, narrow: 150 };

const NONE: ReadonlySet<string> = new Set();

/** A day in words, with how many of its papers were not seen. */
function dayName({ day, unseen }: DigestDay): string {
  const name = weekday(noonOf(day));
  return unseen > 0 ? t('digest_day_unseen', name, unseen) : name;
}

const place = ({ row }: Known) => ({ feed: row.places[0]?.name ?? '', position: row.places[0]?.rank ?? 0 });

/** The paper as it goes into the library: an abstract that was cut is none. */
function whole({ row }: Known) {
  const { abstract, ...found } = row.found;
  return { ...found, ...(abstract && !row.cut && { abstract }) };
}

export interface DigestProps extends DigestViewProps {
  days: readonly DigestDay[];
  follows: readonly Follow<Followed>[];
}

/** The papers of the digest, and what can be done with them. */
export function Digest({ db, deeds, reading, list, days, follows }: DigestProps) {
  const frame = useRef<HTMLElement>(null);
  const narrow = useNarrow(frame, NARROW);
  const [settings, set] = useDigestSettings(db);
  const [chosen, setChosen] = useState({ day: '', feed: '', touched: NONE });
  const day = days.some((one) => one.day === chosen.day) ? chosen.day : '';
  const digest = useDigest(db, { days, follows }, { ...chosen, day, grouped: settings.grouped });
  const papers = digest?.items.flatMap((item) => (item.kind === 'paper' ? item.paper : [])) ?? [];
  const fresh = papers.filter(({ isSeen }) => !isSeen).map(({ id }) => id);
  const unseen = days.reduce((sum, one) => sum + one.unseen, 0);
  const left = days.find((one) => one.day === day)?.left ?? 0;

  const see = (id: string) => {
    setChosen((now) => ({ ...now, touched: new Set(now.touched).add(id) }));
    return background.seen([id], true);
  };
  const act = ({ id }: ShownPaper, change: Change, text: string) => {
    const known = digest?.known.get(id);
    if (!known) return;
    void deeds.perform(async () => {
      const { action } = await background.act(whole(known), change, place(known));
      const changed = await see(id);
      return async () => {
        if (action) while (await background.undo(action));
        await background.seen(changed, false);
      };
    }, text);
  };
  const remove = ({ id }: ShownPaper) => {
    const paper = digest?.known.get(id)?.annotation?.id;
    if (paper) void deeds.perform(() => background.remove([paper]), t('toast_removed'));
  };
  const toggle = (paper: ShownPaper, status: 'queued' | 'dismissed') => {
    const is = paper.status === status;
    act(paper, { status: is ? '' : status }, is ? t('toast_changed') : t(`status_${status}`));
  };
  const save = (paper: ShownPaper) => {
    if (paper.status === undefined) act(paper, {}, t('toast_saved'));
    else if (paper.status === 'dismissed') act(paper, { status: '' }, t('toast_saved'));
    else remove(paper);
  };
  const opened = ({ id }: ShownPaper) => {
    const paper = digest?.known.get(id)?.annotation?.id;
    void deeds.attempt(() => Promise.all([see(id), paper && background.opened(paper)]));
  };

  return (
    <div class="queue digest">
      <section ref={frame} class="list" aria-label={t('library_digest')}>
        <DigestBar
          days={[{ day: '', name: t('digest_not_seen', unseen) }, ...days.map((one) => ({ day: one.day, name: dayName(one) }))]}
          day={day}
          feeds={digest?.feeds ?? []}
          feed={chosen.feed}
          grouped={settings.grouped}
          papers={papers.length}
          unseen={fresh.length}
          onDay={(next) => setChosen({ day: next, feed: '', touched: NONE })}
          onFeed={(feed) => setChosen({ ...chosen, feed })}
          onGrouped={(grouped) => void deeds.attempt(() => set({ grouped }))}
          onSeen={() =>
            void deeds.perform(
              async () => {
                const changed = await background.seen(fresh, true);
                setChosen({ ...chosen, touched: NONE });
                return changed.length > 0 ? () => background.seen(changed, false) : 0;
              },
              count('digest_marked', fresh.length),
            )
          }
        >
          <ReadNow follows={follows} reading={reading} />
          <FeedsLink />
        </DigestBar>
        <Trouble follows={follows} />
        <div class="digest-line">
          <p class="hint">
            {papers.length > 0 && t('digest_keys')}
            {left > 0 && ` ${count('digest_left', left)}`}
          </p>
          <ReadingPart follows={follows} reading={reading} />
        </div>
        {!digest ? (
          <Blank icon="feed" title={t('editor_loading')} />
        ) : papers.length === 0 ? (
          <Blank icon="check" title={t('digest_all_seen')}>
            <p>{t('digest_all_seen_hint')}</p>
          </Blank>
        ) : (
          <DigestList
            label={t('library_digest')}
            items={digest.items}
            rowHeight={narrow ? ROW.narrow : ROW.wide}
            control={list}
            onRead={({ id }) => void deeds.attempt(() => see(id))}
            onOpened={opened}
            onSave={save}
            onQueue={(paper) => toggle(paper, 'queued')}
            onDismiss={(paper) => toggle(paper, 'dismissed')}
          />
        )}
      </section>
    </div>
  );
}
