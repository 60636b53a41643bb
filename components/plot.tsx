import { useId, useRef } from 'preact/hooks';
import { Bars, Columns, Fields, type PlotRow, type ShapeProps } from './plot-shapes';
import { figure, t } from './words';

export type { PlotRow } from './plot-shapes';

/** Ways a plot can be drawn: upright bars along time, lying bars, or fields of a table. */
const SHAPES = { columns: Columns, bars: Bars, fields: Fields } as const;

export const PICTURES = ['svg', 'png'] as const;
export type Picture = (typeof PICTURES)[number];

export interface PlotProps extends ShapeProps {
  title: string;
  /** What it shows, in one sentence. */
  about: string;
  shape: keyof typeof SHAPES;
  /** What the rows are, as the head of a table's column. */
  of: string;
  /** What stands there while there is nothing to show. */
  empty: string;
  onSave(picture: Picture, plot: SVGSVGElement): void;
}

/** A plot with its title, its figures as a table, and buttons to keep it as a picture. Each bar leads to its papers, and so does the table. */
export function Plot({ title, about, shape, of, width, series, rows, empty, onSave }: PlotProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const Shape = SHAPES[shape];
  const isEmpty = rows.every(({ values }) => values.every((value) => value === 0));
  return (
    <figure class="plot" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p class="quiet-text">{about}</p>
      </figcaption>
      {isEmpty ? (
        <p class="plot-empty quiet-text">{empty}</p>
      ) : (
        <>
          {shape === 'columns' && series.length > 1 && (
            <p class="plot-series" aria-hidden="true">
              {series.map((name, at) => (
                <span key={name} data-series={at}>
                  {name}
                </span>
              ))}
            </p>
          )}
          <div ref={frame} class="plot-frame">
            <Shape width={width} series={series} rows={rows} />
          </div>
          <div class="plot-foot">
            <details>
              <summary>{t('plot_table')}</summary>
              <PlotTable title={title} of={of} series={series} rows={rows} />
            </details>
            {PICTURES.map((picture) => (
              <button
                key={picture}
                type="button"
                class="quiet"
                aria-label={t('plot_save', title, picture.toUpperCase())}
                onClick={() => {
                  const plot = frame.current?.querySelector('svg');
                  if (plot) onSave(picture, plot);
                }}
              >
                {picture.toUpperCase()}
              </button>
            ))}
          </div>
        </>
      )}
    </figure>
  );
}

function PlotTable({ title, of, series, rows }: { title: string; of: string; series: readonly string[]; rows: readonly PlotRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="plot-table" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {series.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, hrefs }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((value, at) => (
                <td key={series[at]}>{hrefs[at] && value > 0 ? <a href={hrefs[at]}>{figure(value)}</a> : figure(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
