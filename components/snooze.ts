/** How long a paper may be put off by one press. */
export const SNOOZES = ['tomorrow', 'week', 'month'] as const;
export type Snooze = (typeof SNOOZES)[number];

/** The start of the local day a snooze ends on (ms since 1970). A month later there may be no such day; then it is the month's last. */
export function snoozeUntil(snooze: Snooze, now: number): number {
  const today = new Date(now);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  if (snooze === 'tomorrow') return new Date(year, month, date + 1).getTime();
  if (snooze === 'week') return new Date(year, month, date + 7).getTime();
  const lastOfNext = new Date(year, month + 2, 0).getDate();
  return new Date(year, month + 1, Math.min(date, lastOfNext)).getTime();
}

/** The start of the local day a date field shows (`YYYY-MM-DD`), or undefined unless it lies after now. */
export function dayChosen(value: string, now: number): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return undefined;
  const at = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3])).getTime();
  return at > now ? at : undefined;
}

/** A local day as a date field writes it. */
export function fieldDate(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
