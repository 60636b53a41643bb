const two = (number: number) => String(number).padStart(2, '0');

/** The local day of a moment (ms since 1970), `YYYY-MM-DD`. */
export function localDay(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment after another at which it is that hour here, both in ms since 1970. */
export function nextReading(hour: number, after: number): number {
  const date = new Date(after);
  date.setHours(hour, 0, 0, 0);
  if (date.getTime() <= after) {
    date.setDate(date.getDate() + 1);
    date.setHours(hour, 0, 0, 0);
  }
  return date.getTime();
}
