import { spokenTitle } from '../formats/spoken-title';
import { WithMaths } from './maths';

/** A paper's title in a short list: what a press does is the list's own. */
export function TitleButton({ title, tabIndex, onClick }: { title: string; tabIndex: number; onClick(): void }) {
  return (
    <button type="button" class="title" dir="auto" tabIndex={tabIndex} title={spokenTitle(title)} onClick={onClick}>
      <WithMaths text={title} />
    </button>
  );
}
