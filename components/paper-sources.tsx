import { type Alternative, FACT_NAMES, type FactName, type Paper, type Source } from '../paper/paper';
import { factName, factText } from './fact-names';
import { WithMaths } from './maths';
import { count, day, t } from './words';

export interface PaperSourcesProps {
  paper: Paper;
  /** Who gave the abstract, where there is one. */
  abstract: Source | undefined;
  /** The name of whoever gives facts: a site, a service or a kind of file. */
  sourceName(from: string): string;
  /** Takes another source's value in place of the paper's own. */
  onChoose(field: FactName, value: Alternative['value']): void;
}

/** Who gave each fact of a paper and when, folded; and what others say of it, each to be taken instead. */
export function PaperSources({ paper, abstract, sourceName, onChoose }: PaperSourcesProps) {
  const also = paper.also ?? [];
  const fields = FACT_NAMES.filter((field) => paper.sources[field] || also.some((one) => one.field === field));
  if (fields.length === 0 && !abstract) return null;
  const said = ({ from, at }: Source) => t('fact_source', sourceName(from), day(at));
  return (
    <details class="sources">
      <summary>
        {t('fact_sources')}
        {also.length > 0 && <span class="summary-more"> · {count('library_also', also.length)}</span>}
      </summary>
      <dl>
        {fields.map((field) => {
          const source = paper.sources[field];
          const others = also.filter((one) => one.field === field);
          return (
            <div class="fact" key={field}>
              <dt>{factName(field)}</dt>
              {(others.length === 0 || paper[field] !== undefined) && (
                <dd>
                  {others.length > 0 && <Value field={field} value={paper[field]} />}
                  {source && <span class="from">{said(source)}</span>}
                </dd>
              )}
              {others.map((one, at) => (
                // The one it changes places with stands where it stood, and so does the focus.
                <dd key={at} class="other-value">
                  <Value field={field} value={one.value} />
                  <span class="from">{said(one)}</span>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t('fact_use_named', factName(field), factText(one.value))}
                    onClick={() => onChoose(field, one.value)}
                  >
                    {t('fact_use')}
                  </button>
                </dd>
              ))}
            </div>
          );
        })}
        {abstract && (
          <div class="fact">
            <dt>{t('library_abstract')}</dt>
            <dd>
              <span class="from">{said(abstract)}</span>
            </dd>
          </div>
        )}
      </dl>
    </details>
  );
}

function Value({ field, value }: { field: FactName; value: Alternative['value'] }) {
  const text = factText(value);
  return <bdi class="value">{field === 'title' ? <WithMaths text={text} /> : text}</bdi>;
}
