// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { RestorePanel, type RestorePlan } from '../../components/restore-panel';
import { click, draw, named, settle } from './draw';

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Chooses a file in the panel and waits until it was read. */
async function choose(read: (file: File) => Promise<RestorePlan>): Promise<void> {
  draw(<RestorePanel read={read} />);
  const field = document.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(field, 'files', { value: [new File(['{}'], 'backup.json')] });
  settle(() => field.dispatchEvent(new Event('change', { bubbles: true })));
  await turn();
  settle(() => undefined);
}

const text = () => document.body.textContent ?? '';

describe('restoring', () => {
  it('says first how many papers are new, known and broken, and does nothing until told', async () => {
    let applied = 0;
    const broken = Array.from({ length: 12 }, (_, at) => `papers[${at}]`);
    const apply = async () => ++applied;
    await choose(async () => ({ fresh: 3, known: 1, rules: 2, broken, apply }));
    expect(text()).toContain('3 papers will be added');
    expect(text()).toContain('1 is in your library already');
    expect(text()).toContain('12 rows cannot be read');
    expect(text()).toContain('papers[9] …');
    expect(text()).not.toContain('papers[10]');
    expect(applied).toBe(0);
    click(named('button', 'Cancel'));
    expect(text()).not.toContain('will be added');
    expect(applied).toBe(0);
  });

  it('shows how far it is, can be stopped, and says what was added', async () => {
    let goOn: (fresh: number) => void = () => undefined;
    let signal: AbortSignal | undefined;
    const apply: RestorePlan['apply'] = (tell, ending) => {
      tell(500);
      signal = ending;
      return new Promise((resolve) => {
        goOn = resolve;
      });
    };
    await choose(async () => ({ fresh: 1200, known: 0, rules: 0, broken: [], apply }));
    click(named('button', 'Restore'));
    expect(text()).toContain('500 of 1,200');
    expect(document.querySelector('progress')?.value).toBe(500);
    click(named('button', 'Stop'));
    expect(signal?.aborted).toBe(true);
    goOn(500);
    await turn();
    settle(() => undefined);
    expect(text()).toContain('Stopped. 500 papers were added');
  });

  it('says why a file cannot be taken', async () => {
    await choose(async () => {
      throw new Error('This is a shopping list.');
    });
    expect(document.querySelector('[role=alert]')?.textContent).toBe('This is a shopping list.');
  });
});
