import type { Browser } from 'puppeteer-core';
import { until } from '../../../scripts/browser/until';

/** Sends one WebDriver BiDi command and gives its result. */
export type Send = <T>(method: string, params: object) => Promise<T>;

/** What to look for in a tab: by role and name or by CSS, inside the shadow root of `host` (a CSS selector) when one is given. */
export interface Query {
  host?: string;
  css?: string;
  role?: string;
  name?: string;
}

/** A node that was found; `attributes` as the document has them. */
export interface Found {
  sharedId: string;
  attributes: Record<string, string>;
}

/** A tab or a frame, driven over BiDi alone: it reaches closed roots and our own pages, which Puppeteer's own calls do not in Firefox. */
export interface Tab {
  context: string;
  /** Value of an expression in the page (may be a promise), by way of JSON. */
  evaluate<T>(expression: string): Promise<T>;
  all(query: Query): Promise<Found[]>;
  /** The first match, waited for. */
  one(query: Query, within?: number): Promise<Found>;
  /** Scrolls to the first match and clicks its middle with the real mouse; button 2 is the right one. */
  click(query: Query, within?: number, button?: number): Promise<void>;
  /** Types text with real key presses. */
  type(text: string): Promise<void>;
  press(key: keyof typeof KEYS): Promise<void>;
  /** The frame whose address begins so, waited for. */
  frame(address: string, within?: number): Promise<Tab>;
  /** PNG of what the tab shows. */
  screenshot(): Promise<Buffer>;
}

/** Keys by the names pages see, as WebDriver spells them (w3.org/TR/webdriver2, keyboard actions). */
const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  Backspace: '\uE003',
  Space: ' ',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
} as const;

interface RemoteNode {
  sharedId: string;
  value: { attributes?: Record<string, string>; shadowRoot?: RemoteNode | null };
}

interface Tree {
  context: string;
  url: string;
  children: Tree[] | null;
}

/** The command channel of a Firefox that Puppeteer started. */
export function channel(browser: Browser): Send {
  const { connection } = browser as unknown as { connection: { send(method: string, params: object): Promise<{ result: unknown }> } };
  return async <T>(method: string, params: object) => (await connection.send(method, params)).result as T;
}

/** The tab or frame of a browsing context. */
export function tabOf(send: Send, context: string): Tab {
  const locate = (locator: object, startNodes?: object[]) =>
    send<{ nodes: RemoteNode[] }>('browsingContext.locateNodes', {
      context,
      locator,
      ...(startNodes && { startNodes }),
      serializationOptions: { maxDomDepth: 0, includeShadowTree: 'all' },
    });
  const all = async ({ host, css, role, name }: Query): Promise<Found[]> => {
    const locator = css ? { type: 'css', value: css } : { type: 'accessibility', value: { ...(role && { role }), ...(name && { name }) } };
    const root = host && (await locate({ type: 'css', value: host })).nodes[0]?.value.shadowRoot;
    if (host && !root) return [];
    const { nodes } = await locate(locator, root ? [{ sharedId: root.sharedId }] : undefined);
    return nodes.map(({ sharedId, value }) => ({ sharedId, attributes: value.attributes ?? {} }));
  };
  const one = (query: Query, within?: number) => until(JSON.stringify(query), async () => (await all(query))[0], within);
  const act = (action: object) => send('input.performActions', { context, actions: [action] });
  const stroke = (value: string) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ];
  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await send<{ type: string; result?: { value?: string }; exceptionDetails?: { text: string } }>('script.evaluate', {
      target: { context },
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      awaitPromise: true,
    });
    if (answer.type !== 'success') throw new Error(answer.exceptionDetails?.text ?? 'evaluation failed');
    return answer.result?.value === undefined ? (undefined as T) : JSON.parse(answer.result.value);
  };
  return {
    context,
    evaluate,
    all,
    one,
    click: async (query, within, button = 0) => {
      const { sharedId } = await one(query, within);
      const scroll = 'node => node.scrollIntoView({ block: "center", behavior: "instant" })';
      const target = { context };
      const reveal = () =>
        send('script.callFunction', { target, functionDeclaration: scroll, arguments: [{ sharedId }], awaitPromise: false });
      const origin = { type: 'element', element: { sharedId } };
      const actions = [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button },
        { type: 'pointerUp', button },
      ];
      // What is drawn above it meanwhile may push it out of view again, and then nothing was pressed.
      await until('what is clicked to stay in view', async () => {
        await reveal();
        return act({ type: 'pointer', id: 'mouse', actions }).then(
          () => true,
          (error: unknown) => {
            if (!/out of bounds/.test(String(error))) throw error;
            return false;
          },
        );
      });
    },
    type: async (text) => {
      await act({ type: 'key', id: 'keyboard', actions: [...text].flatMap(stroke) });
    },
    press: async (key) => {
      await act({ type: 'key', id: 'keyboard', actions: stroke(KEYS[key]) });
    },
    frame: async (address, within) => {
      const inTree = (trees: Tree[]): Tree | undefined => {
        for (const tree of trees) {
          const found = tree.url.startsWith(address) ? tree : inTree(tree.children ?? []);
          if (found) return found;
        }
        return undefined;
      };
      const look = async () => inTree((await send<{ contexts: Tree[] }>('browsingContext.getTree', { root: context })).contexts);
      return tabOf(send, (await until(`a frame at ${address}`, look, within)).context);
    },
    screenshot: async () => {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
  };
}
