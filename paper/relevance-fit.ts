import type { SparseRows } from './relevance-rows';

/** What a fit gives: how much each column speaks for (above 0) or against, and where nothing speaks. */
export interface Fit {
  weights: Float64Array;
  bias: number;
}

/** What is fitted: the rows to learn from, for each whether it is wanted (1) or not (-1), and what a mistake on it costs. */
export interface Exercise {
  rows: SparseRows;
  /** Which rows, by index. */
  chosen: ArrayLike<number>;
  sign: ArrayLike<number>;
  cost: ArrayLike<number>;
  columns: number;
}

const EPOCHS = 12;
/** Steps by which the best value of one row's multiplier is found, and how near it must come. */
const STEPS = 8;
const NEAR = 1e-3;

/** A generator of numbers from 0 to 1 that gives the same each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The indices from 0 in an order that looks like chance and is the same each time. */
export function shuffled(many: number, seed = 1): Int32Array {
  const random = numbersFrom(seed);
  const order = Int32Array.from({ length: many }, (_one, at) => at);
  for (let at = many - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

/**
 * Solves `t + size · cost · sigmoid(t) = reach` for t, by Newton's steps kept within bounds that hold the answer: the left side rises
 * all the way, and sigmoid lies between 0 and 1.
 */
function balance(size: number, cost: number, reach: number, start: number): number {
  let low = reach - size * cost;
  let high = reach;
  let at = Math.min(high, Math.max(low, start));
  for (let step = 0; step < STEPS; step++) {
    const share = sigmoid(at);
    const over = at + size * cost * share - reach;
    if (Math.abs(over) < NEAR) break;
    if (over > 0) high = at;
    else low = at;
    const next = at - over / (1 + size * cost * share * (1 - share));
    at = next > low && next < high ? next : (low + high) / 2;
  }
  return at;
}

/**
 * Fits a logistic regression with an L2 penalty by coordinate descent on its dual (Yu, Huang and Lin, "Dual coordinate descent methods
 * for logistic regression and maximum entropy models", 2011). The same exercise gives the same fit.
 */
export function regress({ rows: { starts, columns, values }, chosen, sign, cost, columns: many }: Exercise, epochs = EPOCHS): Fit {
  const weights = new Float64Array(many);
  let bias = 0;
  const { length } = chosen;
  const pull = new Float64Array(length);
  const last = new Float64Array(length).fill(Number.NaN);
  const order = shuffled(length);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let turn = 0; turn < length; turn++) {
      const at = order[turn] ?? 0;
      const row = chosen[at] ?? 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const price = cost[row] ?? 0;
      const side = sign[row] ?? 0;
      if (price === 0 || side === 0) continue;
      let sum = bias;
      let size = 1;
      for (let k = from; k < to; k++) {
        const value = values[k] ?? 0;
        sum += (weights[columns[k] ?? 0] ?? 0) * value;
        size += value * value;
      }
      const before = pull[at] ?? 0;
      // The multiplier is cost · sigmoid(t); at the best one, t = -(margin without this row) - size · multiplier.
      const reach = size * before - side * sum;
      const begun = last[at] ?? 0;
      const solved = balance(size, price, reach, Number.isNaN(begun) ? reach / (1 + size * price * 0.25) : begun);
      last[at] = solved;
      const after = price * sigmoid(solved);
      const step = (after - before) * side;
      if (step === 0) continue;
      pull[at] = after;
      bias += step;
      for (let k = from; k < to; k++) {
        const column = columns[k] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[k] ?? 0);
      }
    }
  }
  return { weights, bias };
}

/** How much a row is wanted by a fit; 0 is undecided. */
export function product({ starts, columns, values }: SparseRows, row: number, { weights, bias }: Fit): number {
  let sum = bias;
  for (let k = starts[row] ?? 0; k < (starts[row + 1] ?? 0); k++) sum += (weights[columns[k] ?? 0] ?? 0) * (values[k] ?? 0);
  return sum;
}
