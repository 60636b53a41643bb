import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, parse, ROOT, type Source, target } from './source';

/** What each room may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  paper: [],
  sites: ['paper'],
  messages: ['paper'],
  formats: ['paper'],
  lookup: ['paper'],
  storage: ['paper'],
  components: ['paper', 'formats', 'public'],
  sync: ['paper', 'formats'],
  entrypoints: ['paper', 'sites', 'messages', 'formats', 'lookup', 'storage', 'components', 'sync', 'public'],
};
const MAY_USE_BROWSER = ['entrypoints', 'messages'];
const LONGEST = 300;

const rooms = Object.keys(MAY_IMPORT).filter((room) => existsSync(join(ROOT, room)));
const inRooms = rooms.flatMap(filesUnder);
const code = inRooms.filter((path) => /\.tsx?$/.test(path)).map((path) => parse(path));
const known = new Set([...inRooms, ...filesUnder('public')]);
const roomOf = (path: string) => path.split('/')[0] ?? '';
const byPath = new Map(code.map((source) => [source.path, source]));

/** One line for each import of our code that breaks a rule. */
function offending(rule: (source: Source, to: string | undefined, one: Source['imports'][number]) => boolean): string[] {
  return code.flatMap((source) =>
    source.imports.filter((one) => rule(source, target(source, one, known), one)).map(({ from }) => `${source.path} imports ${from}`),
  );
}

/** Packages and files that a file needs when it runs, all the way down. */
function needs(start: string): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string) => {
    const source = byPath.get(path);
    if (files.has(path) || !source) return;
    files.add(path);
    for (const one of source.imports.filter(({ typeOnly }) => !typeOnly)) {
      const to = target(source, one, known);
      if (to) visit(to);
      else packages.add(one.from);
    }
  };
  visit(start);
  return { files, packages };
}

describe('rooms', () => {
  test('import only what the one-way rule allows', () => {
    expect(code.length).toBeGreaterThan(20);
    const wrong = offending(({ path }, to) => {
      if (to === undefined) return false;
      return roomOf(to) !== roomOf(path) && !MAY_IMPORT[roomOf(path)]?.includes(roomOf(to));
    });
    expect(wrong).toEqual([]);
  });

  test('import files that are there, without alias or extension, by a name that can be read', () => {
    const wrong = offending(({ path }, to, { from }) => {
      if (from === '(computed)' || /^[@~]{1,2}\//.test(from)) return true;
      return to !== undefined && (!known.has(to) || (/\.tsx?$/.test(from) && !path.endsWith('.d.ts')));
    });
    expect(wrong).toEqual([]);
  });

  test('touch the browser’s own interfaces only in entrypoints and messages', () => {
    const outside = code.filter(({ path }) => !MAY_USE_BROWSER.includes(roomOf(path)));
    const imports = offending(
      ({ path }, _to, { from }) => /^(wxt|webextension-polyfill)/.test(from) && !MAY_USE_BROWSER.includes(roomOf(path)),
    );
    const uses = outside.filter(({ nodes }) =>
      nodes.some(
        ({ type, object }) => type === 'MemberExpression' && /^(browser|chrome)$/.test(String((object as { name?: string }).name)),
      ),
    );
    expect([...imports, ...uses.map(({ path }) => path)]).toEqual([]);
  });

  test('open IndexedDB through Dexie in storage alone; our pages may take liveQuery', () => {
    const wrong = offending(({ path }, _to, { from, names }) => {
      if (!/^dexie/.test(from) || roomOf(path) === 'storage') return false;
      const ownPage = /^entrypoints\/(popup|library)\//.test(path);
      return !(ownPage && names.length > 0 && names.every((name) => name === 'liveQuery' || name === 'Subscription'));
    });
    expect(wrong).toEqual([]);
  });

  test('write to the library from the background alone', () => {
    const wrong = offending(
      ({ path }, to, { typeOnly }) =>
        (to === 'storage/write.ts' || to === 'storage/rows.ts') &&
        !typeOnly &&
        roomOf(path) === 'entrypoints' &&
        !path.startsWith('entrypoints/background/'),
    );
    expect(wrong).toEqual([]);
  });

  test('keep one entrypoint out of another, but for the popup, which is built of the library page’s parts, and the side panel, built of both', () => {
    const BUILT_OF: Record<string, readonly string[]> = { popup: ['library'], sidepanel: ['library', 'popup'] };
    const entry = (path: string) => /^entrypoints\/([^/.]+)/.exec(path)?.[1];
    const wrong = offending(({ path }, to, { typeOnly }) => {
      if (!to || typeOnly || roomOf(path) !== 'entrypoints' || roomOf(to) !== 'entrypoints') return false;
      return entry(path) !== entry(to) && !BUILT_OF[entry(path) ?? '']?.includes(entry(to) ?? '');
    });
    expect(wrong).toEqual([]);
  });
});

describe('the content script', () => {
  test('carries neither the library nor a view library into pages', () => {
    const start = ['entrypoints/feed/index.ts', 'entrypoints/feed.ts'].find((path) => byPath.has(path));
    const { files, packages } = needs(start ?? 'entrypoints/feed');
    expect(files.size).toBeGreaterThan(3);
    expect([...files].filter((path) => roomOf(path) === 'storage' || path.endsWith('.tsx'))).toEqual([]);
    expect([...packages].filter((name) => /^(dexie|preact)/.test(name))).toEqual([]);
  });
});

describe('house style', () => {
  const ours = [...inRooms, ...filesUnder('scripts'), ...filesUnder('tests')].filter((path) => /\.(tsx?|m[jt]s|css|html)$/.test(path));
  const written = ours.filter((path) => !path.startsWith('tests/sites/pages/'));

  test(`no file is longer than ${LONGEST} lines`, () => {
    const long = written.map((path) => [path, readFileSync(join(ROOT, path), 'utf8').split('\n').length - 1] as const);
    expect(long.filter(([, lines]) => lines > LONGEST)).toEqual([]);
  });

  test('names say what a file is about', () => {
    const vague = written.filter((path) => /(^|[-_./])(utils?|helpers?|managers?|misc)([-_./]|$)/i.test(path));
    const notKebab = written.filter((path) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(path.split('/').at(-1) ?? ''));
    expect([...vague, ...notKebab]).toEqual([]);
  });

  test('nothing turns text into markup or code', () => {
    const sinks =
      /^(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|setHTMLUnsafe|parseFromString|createContextualFragment|writeln)$/;
    const found = code.flatMap(({ path, nodes }) =>
      nodes
        .filter(({ type, name }) => (type === 'Identifier' || type === 'JSXIdentifier') && (sinks.test(String(name)) || name === 'eval'))
        .map(({ name }) => `${path}: ${String(name)}`)
        .concat(
          nodes
            .filter(({ type, callee }) => type === 'NewExpression' && (callee as { name?: string }).name === 'Function')
            .map(() => `${path}: new Function`),
        ),
    );
    expect(found).toEqual([]);
  });

  test('no tracked file names a machine or a registry', () => {
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
    expect(tracked.length).toBeGreaterThan(20);
    const place = new RegExp(`(^|[\\s"'\`(=:])/(${['work', 'root', 'home', 'Users', 'tmp'].join('|')})/`);
    const registry = new RegExp([`registry\\.${'npmjs'}`, `${'"resol'}ved":`, `^${'regi'}stry=`].join('|'), 'm');
    const named = tracked.filter((path) => {
      if (/\.(png|ico|woff2?)$/.test(path) || !existsSync(join(ROOT, path))) return false;
      const text = readFileSync(join(ROOT, path), 'utf8');
      return place.test(text) || registry.test(text);
    });
    expect(named).toEqual([]);
  });
});

describe('phrases', () => {
  const languages = filesUnder('public/_locales').map((path) => path.split('/')[2] ?? '');
  const phrases = new Map(
    languages.map((language): [string, Record<string, { message: string }>] => [
      language,
      JSON.parse(readFileSync(join(ROOT, 'public/_locales', language, 'messages.json'), 'utf8')),
    ]),
  );
  const english = Object.keys(phrases.get('en') ?? {});

  test('are there in every language, with the same blanks', () => {
    expect(languages.length).toBeGreaterThan(1);
    const blanks = (text = '') => [...new Set(text.match(/\$\d/g))].sort().join();
    for (const [language, messages] of phrases) {
      expect(Object.keys(messages).sort(), language).toEqual([...english].sort());
      const differing = english.filter((key) => blanks(messages[key]?.message) !== blanks(phrases.get('en')?.[key]?.message));
      expect(differing, language).toEqual([]);
      expect(
        english.filter((key) => !messages[key]?.message.trim()),
        language,
      ).toEqual([]);
    }
  });

  test('say which language they are in, and have a word for every number of things in it', () => {
    const stems = english.filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -'_other'.length));
    for (const [language, messages] of phrases) {
      const tag = messages.library_language?.message ?? '';
      expect(tag.replace('-', '_'), language).toBe(language);
      const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.filter((form) => form === 'one' || form === 'other');
      const missing = stems.flatMap((stem) => forms.map((form) => `${stem}_${form}`).filter((key) => !messages[key]));
      expect(missing, language).toEqual([]);
    }
  });

  test('are the only words a language has: dates, numbers and lists are written where the language is known', () => {
    const elsewhere = code.filter(
      ({ path, nodes }) =>
        path !== 'components/words.ts' &&
        nodes.some(({ type, name }) => type === 'Identifier' && (name === 'Intl' || /^toLocale.*String$/.test(String(name)))),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });

  const asked = code.flatMap(({ path, nodes }) =>
    nodes
      .filter(({ type, callee }) => type === 'CallExpression' && /^(t|count|phrase)$/.test(String((callee as { name?: string }).name)))
      .flatMap(({ callee, arguments: given }) => {
        const key = (given as { value?: unknown }[])[0]?.value;
        return typeof key === 'string' ? [{ path, key: (callee as { name?: string }).name === 'count' ? `${key}_other` : key }] : [];
      }),
  );

  test('are there for every key that is asked for', () => {
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter(({ key }) => !english.includes(key) && !key.startsWith('@@')).map(({ path, key }) => `${path}: ${key}`)).toEqual(
      [],
    );
  });

  test('are all asked for somewhere', () => {
    const literals = new Set(code.flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'Literal').map(({ value }) => String(value))));
    const templates = code
      .flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'TemplateLiteral'))
      .map(({ quasis }) => (quasis as { value: { raw: string } }[]).map(({ value }) => value.raw))
      .filter((parts) => parts.length > 1 && /^[a-z_]+_$/.test(parts[0] ?? ''))
      .map((parts) => new RegExp(`^${parts.join('\\w+')}$`));
    const outside = readFileSync(join(ROOT, 'wxt.config.ts'), 'utf8');
    const html = inRooms.filter((path) => path.endsWith('.html')).map((path) => readFileSync(join(ROOT, path), 'utf8'));
    const unused = english.filter((key) => {
      const stem = key.replace(/_(zero|one|two|few|many|other)$/, '');
      const plain = literals.has(key) || (stem !== key && literals.has(stem)) || templates.some((pattern) => pattern.test(key));
      return !plain && ![outside, ...html].some((text) => text.includes(`__MSG_${key}__`));
    });
    expect(unused).toEqual([]);
  });
});

describe('the reading of imports itself', () => {
  const source = parse(
    'entrypoints/feed/made-up.ts',
    `import type { A } from './a'; import { type B } from './b'; import './c'; import D, { d } from './d'; export * from '../e';
     export type { F } from './f'; const g = await import('./g'); let h: import('./h').H; const i = await import(g); // import './no'
     const j = require('./j'); const k = "import './no'";`,
  );

  test('finds static, bare, dynamic, computed and type imports and no others', () => {
    expect(source.imports.map(({ from, typeOnly }) => `${from}${typeOnly ? ' (type)' : ''}`).sort()).toEqual(
      ['(computed)', './a (type)', './b (type)', './c', './d', '../e', './f (type)', './g', './h (type)', './j'].sort(),
    );
    expect(target(source, { from: '../e', typeOnly: false, names: [] }, new Set(['entrypoints/e.ts']))).toBe('entrypoints/e.ts');
  });
});
