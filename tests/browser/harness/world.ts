import type { Page } from '@playwright/test';
import { debug } from '../../../scripts/browser/pierce';
import { until } from '../../../scripts/browser/until';

interface World {
  id: number;
  origin: string;
  auxData?: { type?: string };
}

/** Evaluates expressions (promises are awaited) in the world of our content script on a page. */
export type InWorld = (expression: string) => Promise<unknown>;

/** Does some work in the content script's own world. */
export async function inContentScript<T>(page: Page, origin: string, work: (evaluate: InWorld) => Promise<T>): Promise<T> {
  const cdp = await debug(page);
  const worlds: World[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
  await cdp.send('Runtime.enable');
  const { id } = await until('the content script’s world', () =>
    worlds.find((one) => one.origin === origin && one.auxData?.type === 'isolated'),
  );
  try {
    return await work(async (expression) => {
      const answer = await cdp.send('Runtime.evaluate', { expression, contextId: id, awaitPromise: true, returnByValue: true });
      if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
      return answer.result.value;
    });
  } finally {
    await cdp.send('Runtime.disable');
  }
}
