import type { CDPSession, Page } from '@playwright/test';
import { until } from './until';

/** What to look for inside a closed shadow root: `host` is a CSS selector for the root's host in the page. */
export interface Inside {
  host: string;
  role?: string;
  name?: string | RegExp;
}

/** A node as assistive technology sees it; `states` holds checked, pressed, expanded and the like. */
export interface Pierced {
  node: number;
  role: string;
  name: string;
  states: Record<string, unknown>;
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The page's own debugging session, opened once. */
export function debug(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known) return known;
  const opened = page.context().newCDPSession(page);
  sessions.set(page, opened);
  return opened;
}

/** What a selector's first match holds inside its shadow root, open or closed, in page order; [] when there is no such host. */
export async function inside(page: Page, { host, role, name }: Inside): Promise<Pierced[]> {
  const cdp = await debug(page);
  const { result } = await cdp.send('Runtime.evaluate', { expression: `document.querySelector(${JSON.stringify(host)})` });
  if (!result.objectId) return [];
  const { node } = await cdp.send('DOM.describeNode', { objectId: result.objectId, depth: 2, pierce: true });
  await cdp.send('Runtime.releaseObject', { objectId: result.objectId });
  // A query begun at the host or at its root answers nothing: it has to begin at the elements in the root.
  const tops = (node.shadowRoots ?? []).flatMap((root) => root.children ?? []).filter((one) => one.nodeType === 1);
  const answers = await Promise.all(tops.map(({ backendNodeId }) => cdp.send('Accessibility.queryAXTree', { backendNodeId, role })));
  return answers
    .flatMap(({ nodes }) => nodes.filter((one) => !one.ignored).map(toPierced))
    .filter((one) => name === undefined || (typeof name === 'string' ? one.name === name : name.test(one.name)));
}

interface AxNode {
  backendDOMNodeId?: number;
  role?: { value?: unknown };
  name?: { value?: unknown };
  properties?: { name: string; value: { value?: unknown } }[];
}

function toPierced(one: AxNode): Pierced {
  const states = Object.fromEntries((one.properties ?? []).map((property) => [property.name, property.value.value]));
  return { node: one.backendDOMNodeId ?? 0, role: String(one.role?.value ?? ''), name: String(one.name?.value ?? ''), states };
}

/** The first such node, waited for; throws when it does not come within `within` ms. */
export function pierced(page: Page, query: Inside, within?: number): Promise<Pierced> {
  const what = [query.role ?? 'a node', query.name, 'in', query.host].filter(Boolean).join(' ');
  return until(what, async () => (await inside(page, query))[0], within);
}

/** Middle of a node on the screen (CSS px), after it was scrolled into view. */
export async function middle(page: Page, node: number): Promise<{ x: number; y: number }> {
  const cdp = await debug(page);
  await cdp.send('DOM.scrollIntoViewIfNeeded', { backendNodeId: node });
  const { model } = await cdp.send('DOM.getBoxModel', { backendNodeId: node });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Brings a root's host to the middle of the screen: a chip far from it has no buttons yet. */
export async function bring(page: Page, host: string): Promise<void> {
  const cdp = await debug(page);
  await cdp.send('Runtime.evaluate', {
    expression: `document.querySelector(${JSON.stringify(host)})?.scrollIntoView({ block: 'center', behavior: 'instant' })`,
  });
}

/** Clicks a node inside a closed root with the real mouse. */
export async function clickInside(page: Page, query: Inside, within?: number): Promise<Pierced> {
  await bring(page, query.host);
  const found = await pierced(page, query, within);
  const { x, y } = await middle(page, found.node);
  await page.mouse.click(x, y);
  return found;
}

/** Puts the real mouse on a node inside a closed root, for what shows only then. */
export async function hoverInside(page: Page, query: Inside, within?: number): Promise<void> {
  await bring(page, query.host);
  const { x, y } = await middle(page, (await pierced(page, query, within)).node);
  await page.mouse.move(x, y);
}
