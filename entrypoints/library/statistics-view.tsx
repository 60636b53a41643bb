import { useMemo, useRef } from 'preact/hooks';
import { Blank, Notice } from '../../components/notice';
import { type Picture, Plot, type PlotRow } from '../../components/plot';
import { hashOf, routeTo } from '../../components/route';
import { count, day, monthName, shortDay, t } from '../../components/words';
import { tallyOf } from '../../paper/catalogue-tally';
import { printValue } from '../../paper/query-print';
import {
  AGES,
  type Bar,
  counted,
  largest,
  monthsUntil,
  queueAges,
  type Span,
  type Tally,
  tagsOverTime,
  weeksUntil,
} from '../../paper/statistics';
import type { Library } from '../../storage/schema';
import { savedFrom } from '../../storage/statistics';
import type { Deeds } from './deeds';
import { useLive } from './live';
import { useNarrow } from './page';
import { savePlot } from './plot-file';
import { wordsOf } from './problem';
import type { Shelf } from './shelf';
import { siteName } from './sites';

const WEEKS = 26;
const MONTHS = 12;
const MOST_TAGS = 10;
const MOST_BARS = 10;
/** Below this width (CSS pixels) a plot has fewer words, which stay as large as they were. */
const NARROW = 480;
const WIDTH = { wide: 520, narrow: 300 };

/** Where the papers are listed that a query finds. */
const listed = (query: string) => hashOf(routeTo('papers', query));

const written = (at: number) => {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
/** A span as the query language says it: both days are part of it. */
const spanOf = ({ from, to }: Span) => `${written(from)}..${written(to - 1)}`;

function weekRows({ added, read }: Tally, now: number): PlotRow[] {
  const weeks = weeksUntil(now, WEEKS);
  const readThen = counted(read, weeks);
  return counted(added, weeks).map((bar, at) => ({
    label: shortDay(bar.from),
    name: t('plot_week', day(bar.from)),
    values: [bar.value, readThen[at]?.value ?? 0],
    hrefs: [listed(`added:${spanOf(bar)}`), listed(`status:read read:${spanOf(bar)}`)],
  }));
}

function tagRows(tally: Tally, months: readonly Span[]): PlotRow[] {
  return tagsOverTime(tally, months, MOST_TAGS).map(({ tag, bars }) => ({
    label: tag,
    name: tag,
    values: bars.map(({ value }) => value),
    hrefs: bars.map((bar) => listed(`tag:${printValue(tag)} added:${spanOf(bar)}`)),
  }));
}

const bars = (counts: ReadonlyMap<string, number>, nameOf: (name: string) => string, query: (name: string) => string): PlotRow[] =>
  largest(counts, MOST_BARS).map(({ name, value }) => ({
    label: nameOf(name),
    name: nameOf(name),
    values: [value],
    hrefs: [listed(query(name))],
  }));

function ageRows(tally: Tally, now: number): PlotRow[] {
  const query = ({ from, to }: Bar) =>
    Number.isFinite(from) ? `added:${written(from + 1)}..${written(Number.isFinite(to) ? to : now)}` : `added:..${written(to)}`;
  return queueAges(tally, now).map((bar, at) => {
    const days = AGES[at] ?? 0;
    const name = Number.isFinite(days) ? count('plot_age', days) : t('plot_age_more', AGES[at - 1] ?? 0);
    return { label: name, name, values: [bar.value], hrefs: [listed(`status:queued ${query(bar)}`)] };
  });
}

const ratingRows = ({ ratings }: Tally): PlotRow[] =>
  [5, 4, 3, 2, 1].map((rating) => ({
    label: '★'.repeat(rating),
    name: count('plot_stars', rating),
    values: [ratings[rating] ?? 0],
    hrefs: [listed(`rating:${rating}`)],
  }));

/** What the library says when one looks at it rather than reads in it. */
export function StatisticsView({ db, shelf, deeds }: { db: Library; shelf: Shelf; deeds: Deeds }) {
  const { value: feeds, error } = useLive(() => savedFrom(db), [db]);
  const tally = useMemo(() => feeds && tallyOf(shelf.catalogue, feeds), [shelf, feeds]);
  const view = useRef<HTMLDivElement>(null);
  const narrow = useNarrow(view, NARROW);
  return (
    <div ref={view} class="statistics">
      {error !== undefined ? (
        <Notice>{wordsOf(error)}</Notice>
      ) : tally ? (
        <Plots tally={tally} width={narrow ? WIDTH.narrow : WIDTH.wide} deeds={deeds} />
      ) : (
        <Blank icon="library" title={t('plot_counting')} />
      )}
    </div>
  );
}

function Plots({ tally, width, deeds }: { tally: Tally; width: number; deeds: Deeds }) {
  const now = Date.now();
  const months = monthsUntil(now, MONTHS);
  const papers = [t('plot_papers')];
  const save = (name: string) => (picture: Picture, plot: SVGSVGElement) =>
    void deeds.attempt(() => savePlot(picture, plot, `offprint-${name}`));
  const shared = { empty: t('plot_empty'), width };
  return (
    <>
      <Plot
        {...shared}
        title={t('plot_weeks_title')}
        about={t('plot_weeks_about')}
        shape="columns"
        of={t('plot_of_week')}
        series={[t('plot_saved'), t('plot_read')]}
        rows={weekRows(tally, now)}
        onSave={save('weeks')}
      />
      <Plot
        {...shared}
        title={t('plot_tags_title')}
        about={t('plot_tags_about')}
        shape="fields"
        of={t('plot_of_tag')}
        series={months.map(({ from }) => monthName(from))}
        rows={tagRows(tally, months)}
        onSave={save('tags')}
      />
      <Plot
        {...shared}
        title={t('plot_ratings_title')}
        about={count('plot_ratings_about', tally.ratings[0] ?? 0)}
        shape="bars"
        of={t('plot_of_rating')}
        series={papers}
        rows={ratingRows(tally)}
        onSave={save('ratings')}
      />
      <Plot
        {...shared}
        title={t('plot_queue_title')}
        about={count('plot_queue_about', tally.queue.length)}
        shape="bars"
        of={t('plot_of_age')}
        series={papers}
        rows={ageRows(tally, now)}
        onSave={save('queue')}
      />
      <Plot
        {...shared}
        title={t('plot_sites_title')}
        about={t('plot_sites_about')}
        shape="bars"
        of={t('plot_of_site')}
        series={papers}
        rows={bars(tally.sites, siteName, (site) => `on:${printValue(site)}`)}
        onSave={save('sites')}
      />
      <Plot
        {...shared}
        title={t('plot_feeds_title')}
        about={t('plot_feeds_about')}
        shape="bars"
        of={t('plot_of_feed')}
        series={papers}
        rows={bars(
          tally.feeds,
          (feed) => feed,
          (feed) => `feed:${printValue(feed)}`,
        )}
        onSave={save('feeds')}
      />
    </>
  );
}
