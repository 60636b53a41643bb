import type { Json } from './json-value';

type Plain = { [key: string]: Json };

/** A value as an object; undefined for anything else. */
export const asObject = (value: Json | undefined): Plain | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;

/** A text or a number as text; '' for anything else. */
export const asText = (value: Json | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A list's members; none for anything else. */
export const asList = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
