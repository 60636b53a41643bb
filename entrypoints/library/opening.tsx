import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../components/words';
import type { Library } from '../../storage/schema';
import { wordsOf } from './problem';
import { RetryNotice } from './retry-notice';
import { Coloured } from './tag-book';

/** Draws its children, which get the library as soon as it is open; says what to do when it cannot be, or was closed under the page. */
export function Opening({ opening, children }: { opening: Promise<Library>; children(db: Library | undefined): ComponentChildren }) {
  const [db, setDb] = useState<Library>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let gone = false;
    opening.then(
      (opened) => {
        if (gone) return;
        setDb(opened);
        // A newer Offprint in another tab closes this one so that it need not wait.
        opened.on('versionchange', () => setProblem(t('library_closed')));
      },
      (error: unknown) => !gone && setProblem(wordsOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [opening]);
  return (
    <>
      {problem && <RetryNotice problem={problem} />}
      <Coloured db={db}>{children(db)}</Coloured>
    </>
  );
}
