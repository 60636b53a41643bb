import type { Entry } from './filter';
import { WithMaths } from './maths';
import { count, t } from './words';

/** Papers under a heading of their own; one without papers is left out. */
export interface PrintedGroup {
  heading: string;
  entries: readonly Entry[];
}

export interface PrintedListProps {
  title: string;
  groups: readonly PrintedGroup[];
  /** How many more there are than are printed. */
  more: number;
}

/** Papers as they are put on paper: titles, authors, where and when, what the reader said of them, and nothing to press. */
export function PrintedList({ title, groups, more }: PrintedListProps) {
  const full = groups.filter(({ entries }) => entries.length > 0);
  return (
    <article class="printed">
      <h1>{title}</h1>
      {full.map(({ heading, entries }) => (
        <section key={heading}>
          {heading && <h2>{heading}</h2>}
          <ol>
            {entries.map((entry) => (
              <PrintedPaper key={entry.paper.id} {...entry} />
            ))}
          </ol>
        </section>
      ))}
      {more > 0 && <p>{count('library_and_more', more)}</p>}
    </article>
  );
}

function PrintedPaper({ paper, annotation }: Entry) {
  const authors = paper.authors?.map(({ name }) => name).join(', ');
  const where = [[paper.venue, paper.year].filter(Boolean).join(', '), paper.url].filter(Boolean).join(' · ');
  const rating = annotation.rating > 0 ? `${t('rating')}: ${t('rating_of_five', annotation.rating)}` : '';
  const said = [rating, ...annotation.tags].filter(Boolean).join(' · ');
  return (
    <li>
      <h3 dir="auto">
        <WithMaths text={paper.title} />
      </h3>
      {authors && <p dir="auto">{authors}</p>}
      {where && (
        <p class="where" dir="auto">
          {where}
        </p>
      )}
      {said && <p dir="auto">{said}</p>}
      {annotation.note.trim() !== '' && (
        <p class="note" dir="auto">
          {annotation.note}
        </p>
      )}
    </li>
  );
}
