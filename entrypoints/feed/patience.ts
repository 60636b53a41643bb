const TRIES = 5;
const WITHIN = 10_000;
const REST = 2_500;

/** How often something may be put back that a page keeps taking away. */
export interface Patience {
  /** True when it may be tried now (ms); false means rest until `restsUntil`. */
  mayTry(now: number): boolean;
  readonly restsUntil: number;
}

/** Patience for five tries in ten seconds, then one every two and a half. */
export function patience(): Patience {
  let tries: number[] = [];
  let restsUntil = 0;
  return {
    get restsUntil() {
      return restsUntil;
    },
    mayTry(now) {
      if (now < restsUntil) return false;
      tries = tries.filter((at) => now - at < WITHIN);
      tries.push(now);
      if (tries.length > TRIES) restsUntil = now + REST;
      return true;
    },
  };
}
