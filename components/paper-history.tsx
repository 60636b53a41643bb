import { spokenTitle } from '../formats/spoken-title';
import type { Status } from '../paper/annotation';
import type { Dated } from '../paper/history';
import { factName } from './fact-names';
import { statusName } from './marks';
import { count, day, listOf, moment, t } from './words';

/** What happened, in words; `sourceName` names sites, services and kinds of files. */
function words(one: Dated, sourceName: (from: string) => string): string {
  switch (one.what) {
    case 'saved':
      return t('history_saved', sourceName(one.site));
    case 'opened':
      return count('history_opened', one.times);
    case 'tagged':
    case 'untagged':
      return t(`history_${one.what}`, listOf(one.tags, 'and'));
    case 'rated':
      return one.rating > 0 ? t('history_rated', one.rating) : t('history_unrated');
    case 'status':
      return t('history_status', statusName(one.status as Status));
    case 'snoozed':
      return t('history_snoozed', day(one.until));
    case 'key':
      return t('history_key', one.from, one.to);
    case 'joined':
      return t('history_joined', spokenTitle(one.title));
    case 'told':
      return t('history_told', sourceName(one.from), listOf(one.fields.map(factName), 'and'));
    case 'facts':
      return t('history_facts', listOf(one.fields.map(factName), 'and'));
    default:
      return t(`history_${one.what}`);
  }
}

/** What happened to a paper, the last first, folded; `happenings` is undefined until it is read, which begins when it is opened. */
export function PaperHistory(props: { happenings: readonly Dated[] | undefined; sourceName(from: string): string; onOpen(): void }) {
  const { happenings, sourceName, onOpen } = props;
  return (
    <details class="history" onToggle={(event) => event.currentTarget.open && onOpen()}>
      <summary>{t('detail_history')}</summary>
      {happenings && (
        <ol>
          {happenings.map((one, at) => (
            <li key={`${one.at} ${one.what} ${at}`}>
              <bdi>{words(one, sourceName)}</bdi>
              <time class="from" dateTime={new Date(one.at).toISOString()}>
                {moment(one.at)}
              </time>
            </li>
          ))}
        </ol>
      )}
    </details>
  );
}
