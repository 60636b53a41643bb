import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { FeedList, type ShownFeed } from '../../components/feed-list';
import { FollowField } from '../../components/follow-field';
import { Part } from '../../components/part';
import { Pick } from '../../components/pick-field';
import { hashOf, routeTo } from '../../components/route';
import { Switch } from '../../components/switch';
import { WordListField } from '../../components/word-list-field';
import { hourName, t } from '../../components/words';
import { type Followed, nameOf } from '../../lookup/followed';
import { type DigestRules, RULE_LENGTH, RULE_LISTS, rulesOf } from '../../paper/digest-rules';
import { type Follow, followsIn } from '../../storage/digest';
import { digestRules } from '../../storage/digest-settings';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { ReadingPart, ReadNow } from './digest-parts';
import { useDigestSettings } from './digest-settings';
import type { FeedReading } from './feed-reading';
import { followFeed, followTyped, hostName, startersBeside, useGranted } from './follow';
import { useKept } from './kept';
import { useLive } from './live';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** Examples are words of the field, and the same in every language. */
const EXAMPLES = { wanted: 'speculative decoding', unwanted: 'survey', authors: 'Ada Lovelace', categories: 'cs.CL' } as const;

const NO_FEEDS: readonly Follow<Followed>[] = [];

function shownOf({ id, feed, name, readAt, nextAt, there, failing }: Follow<Followed>): ShownFeed {
  const { code = '', since = 0, instead } = failing ?? {};
  return {
    id,
    name,
    host: hostName(feed),
    readAt,
    nextAt,
    papers: there.length,
    ...(failing && { failing: { code, since, ...(instead && { instead: nameOf(instead) }) } }),
  };
}

interface FeedsViewProps {
  db: Library;
  deeds: Deeds;
  reading: FeedReading;
}

/** The feeds that are followed, what the reader wants of them, and when they are read. */
export function FeedsView({ db, deeds, reading }: FeedsViewProps) {
  return (
    <div class="settings">
      <p>
        <a href={hashOf(routeTo('digest'))}>{t('feeds_back')}</a>
      </p>
      <Part title={t('feeds_title')}>
        <Feeds db={db} deeds={deeds} reading={reading} />
      </Part>
      <Part title={t('rules_title')}>
        <Rules db={db} deeds={deeds} />
      </Part>
      <Part title={t('feeds_when')}>
        <When db={db} deeds={deeds} />
      </Part>
      <Part title={t('feeds_out')}>
        <p class="quiet-text">
          {t('feeds_out_hint')} <a href={hashOf(routeTo('sync'))}>{t('exports_title')}</a>
        </p>
      </Part>
    </div>
  );
}

function Feeds({ db, deeds, reading }: FeedsViewProps) {
  const { value: follows = NO_FEEDS } = useLive(() => followsIn<Followed>(db), [db]);
  const granted = useGranted();
  const [problem, setProblem] = useState('');
  const named = (id: string) => follows.find((one) => one.id === id);
  const followed = (sentence: string) => {
    setProblem(sentence);
    if (!sentence) reading.start(1, false);
  };

  const remove = (id: string, instead = false) => {
    const gone = named(id);
    if (!gone) return;
    const back = () => background.follow(gone.feed, []);
    const text = t(instead ? 'feed_instead_done' : 'feed_removed', gone.name);
    void deeds.perform(async () => {
      await background.unfollow(id);
      return back;
    }, text);
  };
  const insteadOf = async (id: string) => {
    const other = named(id)?.failing?.instead;
    if (!other) return;
    const sentence = await followFeed(other, granted);
    if (!sentence) remove(id, true);
    followed(sentence);
  };

  return (
    <>
      <FollowField
        starters={startersBeside(follows)}
        onFollow={async (typed) => {
          const sentence = await followTyped(typed, follows, granted);
          if (!sentence) reading.start(1, false);
          return sentence;
        }}
      />
      {follows.length > 0 && (
        <>
          <FeedList
            feeds={follows.map(shownOf)}
            now={Date.now()}
            onAllow={(id) => {
              const feed = named(id)?.feed;
              if (feed) void deeds.attempt(async () => followed(await followFeed(feed, granted)));
            }}
            onInstead={(id) => void deeds.attempt(() => insteadOf(id))}
            onRemove={remove}
          />
          <p class="problem-text" role="alert">
            {problem}
          </p>
          <div class="field-row">
            <ReadNow follows={follows} reading={reading} />
            <ReadingPart follows={follows} reading={reading} />
          </div>
        </>
      )}
    </>
  );
}

function Rules({ db, deeds }: { db: Library; deeds: Deeds }) {
  const { value: live } = useLive(() => digestRules(db), [db]);
  const [rules, put] = useKept(live, (next) => background.setSetting('digestRules', next));
  if (!rules) return null;
  const set = (change: Partial<DigestRules>) =>
    void deeds.perform(async () => {
      await put(rulesOf({ ...rules, ...change }));
      return () => put(rules);
    });
  return (
    <>
      <p class="quiet-text">{t('rules_hint')}</p>
      {RULE_LISTS.map((list) => (
        <WordListField
          key={list}
          label={t(`rules_${list}`)}
          hint={t(`rules_${list}_hint`)}
          example={EXAMPLES[list]}
          words={rules[list]}
          longest={RULE_LENGTH}
          onChange={(words) => set({ [list]: words })}
        />
      ))}
      <Switch checked={rules.crossLists} onSwitch={(crossLists) => set({ crossLists })}>
        {t('rules_cross')}
      </Switch>
      <Switch checked={rules.replacements} onSwitch={(replacements) => set({ replacements })}>
        {t('rules_replacements')}
      </Switch>
    </>
  );
}

function When({ db, deeds }: { db: Library; deeds: Deeds }) {
  const [settings, set] = useDigestSettings(db);
  const [denied, setDenied] = useState(false);
  const notify = async (wanted: boolean) => {
    // The question must be asked while the press is fresh, before anything is waited for.
    const granted = !wanted || (await browser.permissions.request({ permissions: ['notifications'] }));
    setDenied(!granted);
    if (granted) await set({ notify: wanted });
  };
  return (
    <>
      <Pick
        label={t('feeds_hour')}
        value={String(settings.hour)}
        choices={HOURS.map((hour) => [String(hour), hourName(hour)] as const)}
        onChange={(hour) => deeds.attempt(() => set({ hour: Number(hour) }))}
      />
      <p class="quiet-text">{t('feeds_hour_hint')}</p>
      <Switch checked={settings.notify} onSwitch={(wanted) => deeds.attempt(() => notify(wanted))}>
        {t('feeds_notify')}
      </Switch>
      <p class="problem-text" role="status">
        {denied && t('feeds_notify_denied')}
      </p>
    </>
  );
}
