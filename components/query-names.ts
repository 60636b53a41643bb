import { type FieldName, FLAGS, NO_STATUS } from '../paper/query-fields';
import { momentOf } from '../paper/query-time';
import { statusName } from './marks';
import { count, t } from './words';

/** What a field, or a word that stands alone, asks, in the reader's language. */
export function fieldAbout(field: FieldName, written = ''): string {
  const flag = FLAGS.find((one) => one === written);
  return flag ? t(`reading_is_${flag}`) : t(`query_field_${field}`);
}

/** The name of a field's value in the reader's language, where it differs from how it is written; else ''. */
export function valueName(field: FieldName, value: string, siteName: (site: string) => string): string {
  if (field === 'status') return statusName(value === NO_STATUS ? '' : (value as 'read'));
  if (field === 'on') return siteName(value);
  if (field === 'has') return t(`reading_thing_${value as 'code'}`);
  if (field === 'version') return t(`reading_version_${value as 'changed'}`);
  if (field === 'is') return t(`reading_is_${value as 'snoozed'}`);
  const moment = momentOf(value);
  if (field === 'rating' || field === 'year' || !moment) return '';
  if ('age' in moment) return count(`reading_last_${moment.unit}`, moment.age);
  return 'days' in moment ? t(moment.days === 0 ? 'reading_today' : 'reading_yesterday') : '';
}
