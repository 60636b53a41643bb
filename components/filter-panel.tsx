import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Change, STATUSES, type Status } from '../paper/annotation';
import { fold } from '../paper/fold';
import { siteKey } from '../paper/query-atoms';
import { Amount, Check } from './choice-check';
import { type Facets, type Filter, toggled } from './filter';
import { Icon } from './icons';
import { STATUS_ICONS, statusName } from './marks';
import { TagChoices } from './tag-choices';
import { t } from './words';

/** How many values of a kind are shown before the reader asks for all. */
const FEW = 10;

export interface FilterPanelProps {
  filter: Filter;
  facets: Facets;
  siteName(site: string): string;
  onChange(filter: Filter): void;
  /** Papers of the list are dropped on a tag or status. */
  onDrop?(change: Change): void;
}

interface Choice<T> {
  value: T;
  name: ComponentChildren;
  count: number;
  /** What a search among the choices looks at. */
  text: string;
}

/** Everything the list can be narrowed by, each choice with how many papers it would show. */
export function FilterPanel({ filter, facets, siteName, onChange, onDrop }: FilterPanelProps) {
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const tags = asTheyOccur(filter.tags, facets.tags, fold);
  const sites = asTheyOccur(filter.sites, facets.sites, siteKey);
  return (
    <div class="filters">
      <Choices
        legend={t('status')}
        chosen={filter.statuses}
        choices={([...STATUSES, ''] as Status[]).map((status) => ({
          value: status,
          name: (
            <>
              {status && <Icon name={STATUS_ICONS[status]} size={14} />}
              {statusName(status)}
            </>
          ),
          count: facets.statuses.get(status) ?? 0,
          text: status,
        }))}
        onToggle={(status) => set({ statuses: toggled(filter.statuses, status) })}
        onDrop={onDrop && ((status) => onDrop({ status }))}
      />
      <Ratings value={filter.rating} ratings={facets.ratings} onChange={(rating) => set({ rating })} />
      <TagChoices
        chosen={tags}
        counts={withChosen(tags, facets.tags)}
        onToggle={(tag) => set({ tags: toggled(tags, tag), untagged: false })}
        onDrop={onDrop && ((tag) => onDrop({ addTags: [tag] }))}
        first={
          (facets.untagged > 0 || filter.untagged) && (
            <Check
              checked={filter.untagged}
              name={t('library_untagged')}
              number={facets.untagged}
              onToggle={() => set({ untagged: !filter.untagged, tags: [] })}
            />
          )
        }
      />
      <Choices
        legend={t('library_column_year')}
        chosen={filter.years}
        choices={withChosen(filter.years, facets.years)
          .sort((a, b) => b[0] - a[0])
          .map(([year, number]) => ({ value: year, name: String(year), count: number, text: String(year) }))}
        onToggle={(year) => set({ years: toggled(filter.years, year) })}
      />
      <Choices
        legend={t('library_column_site')}
        chosen={sites}
        choices={withChosen(sites, facets.sites)
          .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
          .map(([site, number]) => ({ value: site, name: siteName(site), count: number, text: siteName(site).toLowerCase() }))}
        onToggle={(site) => set({ sites: toggled(sites, site) })}
      />
    </div>
  );
}

/** Values as they are written where they occur: a query may write them otherwise. */
function asTheyOccur(chosen: readonly string[], counts: ReadonlyMap<string, number>, key: (value: string) => string): string[] {
  if (chosen.length === 0) return [];
  const known = new Map([...counts.keys()].map((value) => [key(value), value]));
  return chosen.map((value) => known.get(key(value)) ?? value);
}

/** The values that occur, and those chosen although they do not. */
function withChosen<T>(chosen: readonly T[], counts: ReadonlyMap<T, number>): [T, number][] {
  return [...new Map([...chosen.map((value): [T, number] => [value, 0]), ...counts])];
}

interface ChoicesProps<T> {
  legend: string;
  chosen: readonly T[];
  choices: readonly Choice<T>[];
  onToggle(value: T): void;
  onDrop?: ((value: T) => void) | undefined;
}

function Choices<T extends string | number>({ legend, chosen, choices, onToggle, onDrop }: ChoicesProps<T>) {
  const [all, setAll] = useState(false);
  const [wanted, setWanted] = useState('');
  const useful = choices.filter((choice) => choice.count > 0 || chosen.includes(choice.value));
  if (useful.length === 0) return null;
  const many = useful.length > FEW;
  const fitting = wanted ? useful.filter((choice) => choice.text.includes(wanted.toLowerCase())) : useful;
  const shown = all || !many ? fitting : fitting.filter((choice, at) => at < FEW || chosen.includes(choice.value));
  return (
    <fieldset class="choice-group">
      <legend>{legend}</legend>
      {many && (
        <input
          type="search"
          class="small"
          placeholder={t('library_find_choice')}
          aria-label={t('library_find_choice_in', legend)}
          value={wanted}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      {shown.map((choice) => (
        <Check
          key={choice.value}
          checked={chosen.includes(choice.value)}
          name={choice.name}
          number={choice.count}
          onToggle={() => onToggle(choice.value)}
          onDrop={onDrop && (() => onDrop(choice.value))}
        />
      ))}
      {many && fitting.length > FEW && (
        <button type="button" class="quiet more" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('library_fewer') : t('library_show_all', fitting.length)}
        </button>
      )}
    </fieldset>
  );
}

function Ratings({ value, ratings, onChange }: { value: number; ratings: readonly number[]; onChange(rating: number): void }) {
  const name = useId();
  const atLeast = (rating: number) => ratings.slice(rating).reduce((sum, one) => sum + one, 0);
  const useful = [5, 4, 3, 2, 1].filter((rating) => (ratings[rating] ?? 0) > 0 || value === rating);
  if (useful.length === 0) return null;
  return (
    <fieldset class="choice-group">
      <legend>{t('rating')}</legend>
      {[0, ...useful].map((rating) => (
        <label key={rating} class="choice">
          <input type="radio" name={name} checked={value === rating} onChange={() => onChange(rating)} />
          <span class="choice-name">
            {rating === 0 ? (
              t('library_any_rating')
            ) : (
              <>
                <span class="stars" aria-hidden="true">
                  {Array.from({ length: rating }, (_, at) => (
                    <Icon key={at} name="star-filled" size={13} />
                  ))}
                </span>
                <span class="at-least">
                  {rating === 5 ? <span class="unseen">{t('rating_of_five', 5)}</span> : t('library_at_least', rating)}
                </span>
              </>
            )}
          </span>
          <Amount of={atLeast(rating)} />
        </label>
      ))}
    </fieldset>
  );
}
