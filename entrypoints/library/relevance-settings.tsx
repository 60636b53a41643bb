import { useRef, useState } from 'preact/hooks';
import { RelevancePanel } from '../../components/relevance-panel';
import { countSaid } from '../../storage/lessons';
import { learnedIn } from '../../storage/models';
import type { Library } from '../../storage/schema';
import { background, type Deeds } from './deeds';
import { useLive } from './live';
import { learnApart, useRelevanceOn } from './relevance';

/** Relevance: its switch, what was learned, and how well it does. */
export function RelevanceSettings({ db, deeds }: { db: Library; deeds: Deeds }) {
  const on = useRelevanceOn(db);
  const { value: said } = useLive(() => countSaid(db), [db]);
  const { value: learned } = useLive(async () => (on ? await learnedIn(db) : undefined), [db, on]);
  const [share, setShare] = useState<number>();
  const learning = useRef(new AbortController());

  const learn = async () => {
    learning.current.abort();
    const now = new AbortController();
    learning.current = now;
    setShare(0);
    try {
      await learnApart(setShare, now.signal);
    } catch (error) {
      if (!now.signal.aborted) throw error;
    } finally {
      if (learning.current === now) setShare(undefined);
    }
  };
  const turn = async (wanted: boolean) => {
    await background.setSetting('relevance', wanted);
    if (wanted) await learn();
    else learning.current.abort();
  };
  const forget = async () => {
    learning.current.abort();
    await background.forgetModel();
  };

  if (on === undefined || said === undefined) return null;
  return (
    <RelevancePanel
      on={on}
      said={said}
      share={share}
      learned={learned}
      onSwitch={(wanted) => deeds.attempt(() => turn(wanted))}
      onLearn={() => void deeds.attempt(learn)}
      onForget={() => void deeds.attempt(forget)}
    />
  );
}
