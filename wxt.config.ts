import { dirname, join } from 'node:path';
import { defineConfig } from 'wxt';
import { pageChunks } from './scripts/page-chunks';
import { FIRST_SITES } from './sites/first';

/** Hosts read from the first release on. Never add one here: a new required host switches the extension off until the reader agrees. */
const HOSTS = FIRST_SITES.flatMap(({ matches }) => matches);

/** Hosts the reader may add, one by one, from the popup. */
const ADDABLE = 'https://*/*';

/** A server on the reader's own machine may do without encryption; nobody else's may. */
const OWN_MACHINE = ['http://127.0.0.1/*', 'http://localhost/*'];

/** Our editor frame may stand on any page the reader lets us read, and nothing is run from anywhere else. What the reader keeps in step may lie on any server, each with a permission of its own; nothing goes anywhere without encryption. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  'connect-src https: http://127.0.0.1:* http://localhost:*',
  "object-src 'none'",
  "frame-src 'none'",
  'frame-ancestors https:',
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types offprint-workers',
].join('; ');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  // Every browser that runs us knows how to load modules ahead; the stand-in for others would be part of the background, which has no page.
  vite: () => ({ build: { sourcemap: false, modulePreload: { polyfill: false } } }),
  hooks: {
    // Scripts on pages talk to the browser as it is: both give promises by themselves, and the polyfill is a ninth of such a script.
    'vite:build:extendConfig'(entrypoints, config) {
      if (entrypoints.every(({ type }) => type === 'unlisted-script')) config.resolve = { ...config.resolve, alias: {} };
      const entryOf = (name: string) => entrypoints.find((one) => one.name === name)?.inputPath;
      const [background, editor, popup, library, sidepanel] = ['background', 'editor', 'popup', 'library', 'sidepanel'].map(entryOf);
      if (!background || !editor || !popup || !library || !sidepanel) return;
      const popupLists = join(dirname(popup), 'popup-lists.tsx');
      const groups = pageChunks({ background, editor, popup, popupLists, library, sidepanel });
      Object.assign(config.build?.rollupOptions?.output ?? {}, { codeSplitting: { groups } });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_app_name__',
    description: '__MSG_app_description__',
    default_locale: 'en',
    permissions: [
      ...['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
      // Its worker cannot make a file's address; a hidden page can. Nobody is asked for it, and it reads nothing.
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    optional_permissions: ['downloads', 'notifications'],
    host_permissions: HOSTS,
    optional_host_permissions: [ADDABLE, ...OWN_MACHINE],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: CSP },
    omnibox: { keyword: 'op' },
    action: { default_title: '__MSG_app_name__' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_command_popup__' },
      triage: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_command_triage__' },
      'next-paper': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_command_next__' },
    },
    // An unlisted script rather than a WXT content script: pages can stop the latter by an event that anyone may fire.
    content_scripts: [{ matches: HOSTS, js: ['feed.js'], run_at: 'document_end' }],
    web_accessible_resources: [
      { resources: ['editor.html'], matches: [ADDABLE], ...(browser === 'firefox' ? {} : { use_dynamic_url: true }) },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'offprint@offprint.dev',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '130', externally_connectable: { ids: [] } }),
  }),
});
