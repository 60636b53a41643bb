import type { ComponentChild } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wordsOf } from './problem';
import { RetryNotice } from './retry-notice';

type View<P> = (props: P) => ComponentChild;

const Nothing = () => null;

/** A view whose script is read when it is first shown: a list of papers need not wait for what is seldom opened. `Waiting` stands in its place meanwhile. */
export function later<P extends object>(read: () => Promise<View<P>>, Waiting: View<object> = Nothing): View<P> {
  let known: View<P> | undefined;
  return function Later(props: P) {
    const [view, setView] = useState(() => known);
    const [problem, setProblem] = useState('');
    useEffect(() => {
      if (view) return;
      let gone = false;
      read().then(
        (found) => {
          known = found;
          if (!gone) setView(() => found);
        },
        // An Offprint that was updated meanwhile has other files.
        (error: unknown) => !gone && setProblem(wordsOf(error)),
      );
      return () => {
        gone = true;
      };
    }, []);
    if (problem) return <RetryNotice problem={problem} />;
    const Known = view ?? known;
    return Known ? <Known {...props} /> : <Waiting />;
  };
}
