import { useRef, useState } from 'preact/hooks';
import { count, t } from '../../components/words';
import { digestDays } from '../../storage/digest';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { work } from './working';

/** The reading of feeds that the reader watches. */
export interface FeedReading {
  /** How many feeds it began with; 0 while none is read. */
  of: number;
  /** What the last one came to, in words. */
  said: string;
  /** Reads so many feeds: all of them with `ask`, else those that are due. */
  start(feeds: number, ask: boolean): void;
  stop(): void;
}

/** Pause between two slices (ms): one that could not begin, since another is at work, ends at once. */
const PAUSE = 250;

const papersIn = async (db: Library) => (await digestDays(db)).reduce((sum, { papers, left }) => sum + papers + left, 0);

/** Reads feeds one slice after another: each is a message, which keeps the background alive while somebody watches. */
export function useFeedReading(db: Library, deeds: Deeds): FeedReading {
  const [of, setOf] = useState(0);
  const [said, setSaid] = useState('');
  const stopped = useRef(false);
  const isOn = useRef(false);

  const read = async (ask: boolean) => {
    const before = await papersIn(db);
    let isLeft = await background.readFeeds(ask);
    while (isLeft && !stopped.current) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      isLeft = await background.readFeeds(false);
    }
    const fresh = (await papersIn(db)) - before;
    setSaid(stopped.current ? t('digest_stopped') : fresh > 0 ? count('digest_fresh', fresh) : t('digest_nothing_new'));
    if (fresh > 0) await work();
  };
  return {
    of,
    said,
    start: (feeds, ask) => {
      if (isOn.current || feeds === 0) return;
      isOn.current = true;
      stopped.current = false;
      setSaid('');
      setOf(feeds);
      void deeds
        .attempt(() => read(ask))
        .then(() => {
          isOn.current = false;
          setOf(0);
        });
    },
    stop: () => {
      stopped.current = true;
      void deeds.attempt(() => background.stopFeeds());
    },
  };
}
