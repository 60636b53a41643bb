import { spokenTitle } from '../formats/spoken-title';
import type { Change, Rating } from '../paper/annotation';
import { statusName } from './marks';
import type { TriageState } from './triage-bar';
import type { TriageAction } from './triage-keys';
import { count, t } from './words';

/** What a key of triage changes, given whether it holds already; undefined for one that changes nothing. */
export function changeOf(action: TriageAction, isSo: boolean): Change | undefined {
  const rating = /^rate_(\d)$/.exec(action)?.[1];
  if (rating) return { rating: isSo ? 0 : (Number(rating) as Rating) };
  if (action === 'save') return {};
  if (action === 'queue') return { status: isSo ? '' : 'queued' };
  return action === 'dismiss' ? { status: isSo ? '' : 'dismissed' } : undefined;
}

/** What a change does, in words, to so many papers. */
export function changeWords(change: Change, papers: number): string {
  const words = () => {
    if (change.rating !== undefined) return change.rating ? `${t('rating')}: ${t('rating_of_five', change.rating)}` : t('triage_unrated');
    if (change.status !== undefined) return statusName(change.status);
    return change.addTags || change.removeTags ? t('toast_changed') : t('toast_saved');
  };
  return papers === 1 ? words() : count('triage_done', papers, words());
}

/** All that is known of a card in one sentence, for those who cannot see it. */
export function cardWords(title: string, index: number, of: number, state: TriageState): string {
  const said = state
    ? [
        t('saved'),
        state.status && statusName(state.status),
        state.rating > 0 && `${t('rating')}: ${t('rating_of_five', state.rating)}`,
        state.tags.length > 0 && `${t('tags')}: ${state.tags.join(', ')}`,
        state.note && t('chip_has_note'),
      ].filter(Boolean)
    : [];
  return [t('triage_card', index, of, spokenTitle(title)), ...said].join('. ');
}

/** What a paper shows after a change that leaves tags and note alone, before it is known to be done. */
export function foreseen(state: TriageState, { rating, status }: Change): TriageState {
  const before = state ?? { status: '', rating: 0, tags: [], note: false };
  return { ...before, rating: rating ?? before.rating, status: status ?? before.status };
}

/** The tags that papers carry, those most carry first. */
export function tagsOf(states: readonly TriageState[]): string[] {
  const counts = new Map<string, number>();
  for (const state of states) for (const tag of state?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
}
