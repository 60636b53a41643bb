import type { RelevanceModel } from '../paper/relevance';
import { KNOWN_PAPERS, KNOWN_PRECISION } from '../paper/relevance-known';
import { LEAST_SAID } from '../paper/relevance-lesson';
import type { Measured } from '../paper/relevance-measure';
import { Switch } from './switch';
import { ago, count, decimal, t } from './words';

export interface RelevancePanelProps {
  on: boolean;
  /** Papers with a rating or a status. */
  said: number;
  /** How much of the learning is done, from 0 to 1, while it goes on. */
  share: number | undefined;
  /** What was learned last and when; without a model there was too little. */
  learned: { at: number; model?: RelevanceModel | undefined } | undefined;
  onSwitch(on: boolean): unknown;
  onLearn(): void;
  onForget(): void;
}

/** Switches relevance on, says what was learned from what, and how well that does. */
export function RelevancePanel({ on, said, share, learned, onSwitch, onLearn, onForget }: RelevancePanelProps) {
  const model = learned?.model;
  const may = on || said >= LEAST_SAID;
  return (
    <div class="relevance">
      <p class="quiet-text">{t('relevance_hint')}</p>
      <Switch checked={on} disabled={!may} onSwitch={onSwitch}>
        {t('relevance_switch')}
      </Switch>
      <p class="quiet-text" role="status">
        {!may ? t('relevance_few', said, LEAST_SAID) : on && !model && learned && share === undefined ? t('relevance_alike') : ''}
      </p>
      {share !== undefined && <progress value={share} max={1} aria-label={t('relevance_learning')} />}
      {learned && model && (
        <>
          <p>
            {t('relevance_learned', ago(learned.at, Date.now()))} {count('relevance_wanted', model.papers.wanted)},{' '}
            {count('relevance_unwanted', model.papers.unwanted)}, {count('relevance_unsaid', model.papers.nothing)}
          </p>
          <Words title={t('relevance_for')} words={model.strongest.for} class="relevance-why" />
          <Words title={t('relevance_against')} words={model.strongest.against} class="relevance-why" />
          <Words title={t('relevance_tags')} words={model.tags.map(({ tag }) => tag)} class="tags" />
        </>
      )}
      {on && (
        <div class="field-row">
          <button type="button" disabled={share !== undefined} onClick={onLearn}>
            {t('relevance_again')}
          </button>
          <button type="button" onClick={onForget}>
            {t('relevance_forget')}
          </button>
        </div>
      )}
      <PrecisionTable own={model?.measured} />
    </div>
  );
}

function Words({ title, words, class: kind }: { title: string; words: readonly string[]; class: string }) {
  if (words.length === 0) return null;
  return (
    <div class="relevance-words">
      <h3>{title}</h3>
      <p class={kind}>
        {words.map((word) => (
          <bdi key={word} class={kind === 'tags' ? 'tag-mark' : undefined}>
            {word}
          </bdi>
        ))}
      </p>
    </div>
  );
}

type Shares = Pick<Measured, 'learned' | 'newest' | 'chance'>;

const Cells = ({ learned, newest, chance }: Shares) => (
  <>
    {[learned, newest, chance].map((share, at) => (
      <td key={at}>{decimal(10 * share)}</td>
    ))}
  </>
);

/** How many of ten papers on top were wanted, by what was learned, newest first and by chance: in the reader's own library, and in papers everybody can look up. */
function PrecisionTable({ own }: { own: Measured | undefined }) {
  return (
    <div class="table-scroll">
      <table class="numbers">
        <caption>{t('relevance_precision')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('relevance_by_model')}</th>
            <th scope="col">{t('relevance_newest')}</th>
            <th scope="col">{t('relevance_chance')}</th>
          </tr>
        </thead>
        {own && (
          <tbody>
            <tr class="own">
              <th scope="row">
                {t('relevance_own')}
                <span class="quiet-text">
                  {count('relevance_own_papers', own.papers)} {t(own.way === 'one by one' ? 'relevance_one_by_one' : 'relevance_in_parts')}
                </span>
              </th>
              <Cells {...own} />
            </tr>
          </tbody>
        )}
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={4} class="group">
              {t('relevance_known', KNOWN_PAPERS)}
            </th>
          </tr>
          {KNOWN_PRECISION.map(({ words, wanted, ...shares }) => (
            <tr key={words}>
              <th scope="row">
                <q>{words}</q> <span class="quiet-text">{count('relevance_known_wanted', wanted)}</span>
              </th>
              <Cells {...shares} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
