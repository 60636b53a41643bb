import { figure } from './words';

/** One line of a plot's figures: what it is called, short on the axis and in full, and for each series a number and where its papers are listed. */
export interface PlotRow {
  label: string;
  name: string;
  values: readonly number[];
  hrefs: readonly (string | undefined)[];
}

export interface ShapeProps {
  /** In the plot's own units, which are CSS pixels where there is room for them. */
  width: number;
  /** What each value of a row is. */
  series: readonly string[];
  rows: readonly PlotRow[];
}

const INKS = ['var(--accent)', 'var(--line-strong)'];
const SMALL = 11;

const most = (rows: readonly PlotRow[]) => Math.max(1, ...rows.flatMap(({ values }) => values));

/** A round number at or above the largest, whose half is whole too, so that the axis reads well. */
export function topOf(value: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [2, 4, 6, 8, 10].map((step) => step * size).find((top) => top >= value && top >= 2) ?? 10 * size;
}

interface MarkProps {
  x: number;
  y: number;
  width: number;
  height: number;
  ink: string;
  said: string;
  href: string | undefined;
  opacity?: number;
}

/** A part of a plot that leads to its papers; the table beside the plot says the same to those who do not point. */
function Shape({ x, y, width, height, ink, said, href, opacity }: MarkProps) {
  const shape = (
    <rect x={x} y={y} width={width} height={height} rx={Math.min(2, width / 3)} fill={ink} fill-opacity={opacity}>
      <title>{said}</title>
    </rect>
  );
  return href ? (
    <a href={href} tabindex={-1}>
      {shape}
    </a>
  ) : (
    shape
  );
}

const saidOf = (name: string, series: string, value: number) => `${name} · ${series}: ${figure(value)}`;

const Words = ({ x, y, anchor, children }: { x: number; y: number; anchor: 'start' | 'middle' | 'end'; children: string }) => (
  <text x={x} y={y} text-anchor={anchor} font-size={SMALL} fill="var(--ink-2)">
    {children}
  </text>
);

const HIGH = 170;
const LEFT = 36;

/** Upright bars along time, side by side for each series; an axis says how much. */
export function Columns({ width, series, rows }: ShapeProps) {
  const top = topOf(most(rows));
  const step = (width - LEFT) / rows.length;
  const wide = Math.max(2, (step * 0.72) / series.length);
  const yOf = (value: number) => 12 + HIGH - (value / top) * HIGH;
  const every = Math.ceil(rows.length / Math.floor(width / 70));
  return (
    <Frame width={width} height={HIGH + 36}>
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={width} y1={yOf(value)} y2={yOf(value)} stroke="var(--line)" />
          <Words x={LEFT - 6} y={yOf(value) + 4} anchor="end">
            {figure(value)}
          </Words>
        </g>
      ))}
      {rows.map((row, at) => (
        <g key={row.name}>
          {row.values.map((value, of) => (
            <Shape
              key={series[of]}
              x={LEFT + at * step + (step - wide * series.length) / 2 + of * wide}
              y={yOf(value)}
              width={wide - 1}
              height={(value / top) * HIGH}
              ink={INKS[of % INKS.length] ?? ''}
              said={saidOf(row.name, series[of] ?? '', value)}
              href={row.hrefs[of]}
            />
          ))}
          {(rows.length - 1 - at) % every === 0 && (
            <Words x={LEFT + (at + 0.5) * step} y={HIGH + 30} anchor={at === rows.length - 1 && every > 1 ? 'end' : 'middle'}>
              {row.label}
            </Words>
          )}
        </g>
      ))}
    </Frame>
  );
}

const LINE = 28;
const namesOf = (width: number) => Math.round(Math.min(150, width * 0.4));

/** A name that would not fit beside its bar ends in three dots; pointing at it says all of it. */
function Name({ y, room, label, name }: { y: number; room: number; label: string; name: string }) {
  const most = Math.floor((room - 8) / 6.8);
  return (
    <text x={room - 8} y={y} text-anchor="end" font-size={12} fill="var(--ink)">
      <title>{name}</title>
      {label.length > most ? `${label.slice(0, most - 1)}…` : label}
    </text>
  );
}

/** Lying bars, the first on top, each with its number. */
export function Bars({ width, series, rows }: ShapeProps) {
  const top = most(rows);
  const names = namesOf(width);
  const lengthOf = (value: number) => (value === 0 ? 0 : Math.max(2, (value / top) * (width - names - 56)));
  return (
    <Frame width={width} height={rows.length * LINE + 4}>
      {rows.map(({ label, name, values: [value = 0], hrefs: [href] }, at) => (
        <g key={name}>
          <Name y={at * LINE + 18} room={names} label={label} name={name} />
          <Shape
            x={names}
            y={at * LINE + 5}
            width={lengthOf(value)}
            height={18}
            ink={INKS[0] ?? ''}
            said={saidOf(name, series[0] ?? '', value)}
            href={href}
          />
          <Words x={names + 6 + lengthOf(value)} y={at * LINE + 18} anchor="start">
            {figure(value)}
          </Words>
        </g>
      ))}
    </Frame>
  );
}

/** A field for each row and series, the stronger the more. */
export function Fields({ width, series, rows }: ShapeProps) {
  const top = most(rows);
  const names = namesOf(width);
  const step = (width - names) / series.length;
  const every = Math.ceil(series.length / Math.floor((width - names) / 60));
  return (
    <Frame width={width} height={rows.length * LINE + 26}>
      {rows.map(({ label, name, values, hrefs }, at) => (
        <g key={name}>
          <Name y={at * LINE + 18} room={names} label={label} name={name} />
          {values.map((value, of) => (
            <Shape
              key={series[of]}
              x={names + of * step + 1}
              y={at * LINE + 2}
              width={step - 2}
              height={LINE - 4}
              ink={value > 0 ? 'var(--accent)' : 'var(--paper-3)'}
              opacity={value > 0 ? 0.25 + 0.75 * (value / top) : 1}
              said={saidOf(name, series[of] ?? '', value)}
              href={value > 0 ? hrefs[of] : undefined}
            />
          ))}
        </g>
      ))}
      {series.map(
        (name, of) =>
          (series.length - 1 - of) % every === 0 && (
            <Words
              key={name}
              x={names + (of === series.length - 1 ? of + 1 : of + 0.5) * step}
              y={rows.length * LINE + 18}
              anchor={of === series.length - 1 ? 'end' : 'middle'}
            >
              {name}
            </Words>
          ),
      )}
    </Frame>
  );
}

/** Plots run from left to right in every language, as their axes of time do. */
function Frame({ width, height, children }: { width: number; height: number; children: preact.ComponentChildren }) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      direction="ltr"
      font-family="system-ui, sans-serif"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
