import puppeteer, { type HTTPRequest } from 'puppeteer-core';
import { until } from '../../../scripts/browser/until';
import { findFirefox } from '../../../scripts/programs.mjs';
import { channel, type Tab, tabOf } from './bidi';
import type { Answer } from './site';

/** The add-on id in the manifest. */
export const GECKO_ID = 'offprint@offprint.dev';
const UUID = '5b0f7c1e-4a52-4f0e-9d6a-0ff0ff910000';

/** A running Firefox with the extension in it. */
export interface Firefox {
  /** `moz-extension://<uuid>` */
  origin: string;
  /** Opens a tab whose pages come from `site`; what it has no answer for is refused. */
  open(url: string, site: Answer): Promise<Tab>;
  /** Opens one of the extension's own pages in a new tab; `behind` leaves the tab that is there in front, as the popup does. */
  openOwn(path: string, behind?: boolean): Promise<Tab>;
  /** Presses the extension's toolbar button over the tab in front, as a person would. */
  pressToolbar(): Promise<void>;
  /** Answers at one address, whoever asks: a tab or the background of an extension. Text beyond ASCII is not for this. */
  answer(address: string, body: string, type: string): Promise<void>;
  /** The addresses that were answered so, in order. */
  asked(): Promise<string[]>;
  /** Runs an expression with the rights of the browser itself, and gives its text. */
  privileged(expression: string): Promise<string>;
  close(): Promise<void>;
}

async function respond(request: HTTPRequest, site: Answer): Promise<void> {
  const found = site(new URL(request.url()));
  if (found) await request.respond(found);
  else await request.abort();
}

interface Contexts {
  contexts: { context: string; url: string }[];
}

/** Starts Firefox without a window, with a fresh profile and the extension installed from its folder. */
export async function launchFirefox(extension: string, preferences: Record<string, unknown> = {}): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    // Firefox refuses to go to an extension's page from outside; the browser's own window may open it.
    args: ['-remote-allow-system-access'],
    defaultViewport: null,
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
      'app.update.enabled': false,
      'intl.locale.requested': 'en-US',
      'datareporting.policy.dataSubmissionEnabled': false,
      ...preferences,
    },
  });
  const send = channel(browser);
  await browser.installExtension(extension);
  const origin = `moz-extension://${UUID}`;

  const privileged = async (expression: string) => {
    const { contexts } = await send<Contexts>('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
    const target = { context: contexts[0]?.context };
    const answer = await send<{ result?: { value?: unknown }; exceptionDetails?: { text: string } }>('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return String(answer.result?.value);
  };

  const tabs = async () => (await send<Contexts>('browsingContext.getTree', { maxDepth: 0 })).contexts;

  return {
    origin,
    privileged,
    answer: async (address, body, type) => {
      // Requests of an extension's background belong to no tab, so nothing that drives tabs sees them.
      await privileged(`(() => {
        const answers = (window.ownAnswers ??= new Map());
        answers.set(...${JSON.stringify([address, { body, type }])});
        if (window.ownAsked) return '';
        window.ownAsked = [];
        const observe = (subject) => {
          const channel = subject.QueryInterface(Ci.nsIHttpChannel);
          const { spec } = channel.URI;
          const answer = answers.get(spec);
          if (!answer) return;
          window.ownAsked.push(spec);
          const response = Cc['@mozilla.org/network/replaced-http-response;1'].createInstance(Ci.nsIReplacedHttpResponse);
          response.responseStatus = 200;
          response.responseStatusText = 'OK';
          response.responseBody = answer.body;
          response.setResponseHeader('content-type', answer.type, false);
          channel.QueryInterface(Ci.nsIHttpChannelInternal).setResponseOverride(response);
        };
        // An observer that nothing holds on to is gone with the next collection.
        window.ownObserver = observe;
        Services.obs.addObserver(observe, 'http-on-before-connect');
        return '';
      })()`);
    },
    asked: async () => JSON.parse(await privileged('JSON.stringify(window.ownAsked ?? [])')),
    pressToolbar: async () => {
      await privileged(`(async () => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = WebExtensionPolicy.getByID('${GECKO_ID}');
        await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
        return '';
      })()`);
    },
    open: async (url, site) => {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => void respond(request, site));
      await page.goto(url);
      const { _id: context } = page.mainFrame() as unknown as { _id: string };
      // A tab in the back is not drawn, so nothing in it comes near the screen.
      await send('browsingContext.activate', { context });
      return tabOf(send, context);
    },
    openOwn: async (path, behind = false) => {
      const address = `${origin}/${path}`;
      const before = new Set((await tabs()).map(({ context }) => context));
      const principal = 'Services.scriptSecurityManager.getSystemPrincipal()';
      const select = behind ? '' : 'gBrowser.selectedTab = ';
      await privileged(`${select}gBrowser.addTab(${JSON.stringify(address)}, { triggeringPrincipal: ${principal} }); ''`);
      const fresh = async () => (await tabs()).find(({ context, url }) => !before.has(context) && url.startsWith(address));
      const tab = tabOf(send, (await until(`a tab at ${address}`, fresh)).context);
      await until(`${address} to be loaded`, () => tab.evaluate<boolean>('document.readyState === "complete"'));
      return tab;
    },
    close: () => browser.close(),
  };
}
