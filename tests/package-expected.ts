/** Hosts every installed copy may read. A new one here would switch the extension off on update until the reader agrees: never add one. */
export const HOSTS = ['https://arxiv.org/*', 'https://*.arxiv.org/*', 'https://huggingface.co/*'];

/** Hosts the reader may add, one by one. */
export const ADDABLE = ['https://*/*'];

/** The whole of what extension pages may do. */
export const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; frame-src 'none'; frame-ancestors https:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types offprint-workers";

const ICONS = Object.fromEntries([16, 32, 48, 96, 128].map((size) => [String(size), `icon/${size}.png`]));

const shared = {
  manifest_version: 3,
  name: '__MSG_app_name__',
  description: '__MSG_app_description__',
  default_locale: 'en',
  icons: ICONS,
  permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
  optional_permissions: ['downloads', 'notifications'],
  host_permissions: HOSTS,
  // A server on the reader's own machine needs no encryption.
  optional_host_permissions: [...ADDABLE, 'http://127.0.0.1/*', 'http://localhost/*'],
  incognito: 'not_allowed',
  content_security_policy: { extension_pages: CSP },
  action: { default_title: 'Offprint', default_popup: 'popup.html' },
  omnibox: { keyword: 'op' },
  commands: {
    _execute_action: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_command_popup__' },
    triage: { suggested_key: { default: 'Alt+Shift+J' }, description: '__MSG_command_triage__' },
    'next-paper': { suggested_key: { default: 'Alt+Shift+N' }, description: '__MSG_command_next__' },
  },
  content_scripts: [{ matches: HOSTS, js: ['feed.js'], run_at: 'document_end' }],
};

/** The manifests as they must be, to the letter; the version is package.json's. */
export const MANIFESTS = {
  'chrome-mv3': {
    ...shared,
    permissions: [...shared.permissions, 'offscreen', 'sidePanel'],
    side_panel: { default_path: 'sidepanel.html' },
    background: { type: 'module', service_worker: 'background.js' },
    web_accessible_resources: [{ resources: ['editor.html'], matches: ADDABLE, use_dynamic_url: true }],
    minimum_chrome_version: '130',
    externally_connectable: { ids: [] },
  },
  'firefox-mv3': {
    ...shared,
    sidebar_action: { default_panel: 'sidepanel.html', default_title: 'Offprint', open_at_install: false },
    background: { type: 'module', scripts: ['background.js'] },
    web_accessible_resources: [{ resources: ['editor.html'], matches: ADDABLE }],
    browser_specific_settings: {
      gecko: { id: 'offprint@offprint.dev', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    },
  },
} as const;

/** Hosts whose addresses may stand in our scripts: sites we link to or read, name spaces, and what libraries name in their messages. */
export const NAMED_HOSTS = [
  'aclanthology.org',
  'api.crossref.org',
  'api.github.com',
  'api.openalex.org',
  'api.semanticscholar.org',
  'api.zotero.org',
  'api2.openreview.net',
  'arxiv.org',
  'bit.ly',
  // In what is shown as an example, as the next.
  'blog.example.org',
  'cloud.example.edu',
  'codeberg.org',
  'dblp.org',
  'dexie.org',
  'doi.org',
  'eutils.ncbi.nlm.nih.gov',
  'export.arxiv.org',
  'files.example.org',
  'huggingface.co',
  'openreview.net',
  'pmc.ncbi.nlm.nih.gov',
  'pubmed.ncbi.nlm.nih.gov',
  'rss.arxiv.org',
  's3.eu-central-1.amazonaws.com',
  'server.invalid',
  'tinyurl.com',
  'www.semanticscholar.org',
  'www.w3.org',
  'work.invalid',
];

/** The most the content script may weigh, gzipped (bytes). */
/** Bytes, gzipped, of the scripts that the popup waits for before it draws anything. */
export const FRAME_LIMIT = 25_000;

export const FEED_LIMIT = 25 * 1024;

/** Licences that what we ship may be under. */
export const LICENCES = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'CC0-1.0', 'MPL-2.0'];
