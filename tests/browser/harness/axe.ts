import type { Frame, Page } from '@playwright/test';
import axe, { type AxeResults, type Result } from 'axe-core';
import { inContentScript } from './world';

/** WCAG 2.0 to 2.2, levels A and AA (dequeuniversity.com/rules/axe, rule tags). */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** One sentence per violation: the rule and the first elements that break it; [] is what a test hopes for. */
function sentences(violations: Result[]): string[] {
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}: ${nodes
        .slice(0, 3)
        .map((node) => node.target.flat().join(' '))
        .join(', ')})`,
  );
}

const run = (context: string) => `axe.run(${context}, { runOnly: ${JSON.stringify(TAGS)}, iframes: false, resultTypes: ['violations'] })`;

/** Waits until what comes and goes has come or gone: colours on the way are nobody's to read. */
const settled = (page: Page | Frame) =>
  page.evaluate(async () => {
    const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });

/** Violations in one of our own pages or frames, once nothing moves. */
export async function axeOwn(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  await settled(page);
  const results = await page.evaluate<AxeResults>(run('document'));
  return sentences(results.violations);
}

/**
 * Violations in what our content script shows inside its closed roots on a page; `host` is a CSS selector for the roots' hosts.
 * axe runs in the content script's own world, where the browser lets an extension look into closed roots.
 */
export function axeInside(page: Page, origin: string, host = 'offprint-chip'): Promise<string[]> {
  return inContentScript(page, origin, async (evaluate) => {
    const look = `globalThis.ownRoots = Object.getOwnPropertyDescriptor(Element.prototype, 'shadowRoot'); Object.defineProperty(Element.prototype, 'shadowRoot', { configurable: true, get() { return this instanceof HTMLElement ? chrome.dom.openOrClosedShadowRoot(this) : null; } });`;
    await evaluate(`${look}\n${axe.source}\n''`);
    const hosts = `{ include: [...document.querySelectorAll(${JSON.stringify(host)})] }`;
    const violations = await evaluate(`${run(hosts)}.then((results) => JSON.parse(JSON.stringify(results.violations)))`);
    await evaluate(`Object.defineProperty(Element.prototype, 'shadowRoot', ownRoots), 0`);
    return sentences(violations as Result[]);
  });
}
