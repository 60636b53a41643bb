/** Scripts that pages have only when they are wanted. */
export const FURTHER = ['triage', 'shade'] as const;
export type Further = (typeof FURTHER)[number];

/** Where such a script leaves what it brings for the content script; pages cannot see it, the isolated world is ours alone. */
const HERE = Symbol.for('offprint.further');
type World = { [HERE]?: Partial<Record<Further, unknown>> };

/** Leaves what a script brings for the content script. */
export function leave(script: Further, part: unknown): void {
  const world = globalThis as World;
  world[HERE] = { ...world[HERE], [script]: part };
}

/** What a script has left, undefined before it has run. */
export function left<T>(script: Further): T | undefined {
  return (globalThis as World)[HERE]?.[script] as T | undefined;
}
