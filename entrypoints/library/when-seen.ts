/** What somebody would look at is done at once, or when the page is in front again: nobody waits for the pages behind it, and many are open for days. */
export function whenSeen(work: () => void, signal: AbortSignal): () => void {
  let isDue = false;
  const onTurn = () => {
    if (!isDue || document.hidden) return;
    isDue = false;
    work();
  };
  document.addEventListener('visibilitychange', onTurn, { signal });
  return () => {
    isDue = true;
    onTurn();
  };
}
