import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parseAst } from 'vitest/node';

/** The folder of the checkout. */
export const ROOT = dirname(import.meta.dirname);

/** A node of a parsed file, with whatever members its type has. */
export interface Node {
  type: string;
  [member: string]: unknown;
}

/** One import of a file: what it names, whether it is gone when the program runs, and the names it takes. */
export interface Import {
  from: string;
  typeOnly: boolean;
  names: string[];
}

/** A source file by its path from the root, with `/` between the parts. */
export interface Source {
  path: string;
  text: string;
  nodes: Node[];
  imports: Import[];
}

/** Paths of all files under a folder, from the root; [] when there is no such folder. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function flatten(value: unknown, into: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const one of value) flatten(one, into);
  if (!isNode(value)) return into;
  into.push(value);
  for (const member of Object.values(value)) if (typeof member === 'object') flatten(member, into);
  return into;
}

const literal = (node: unknown) => (isNode(node) && typeof node.value === 'string' ? node.value : undefined);
const nameOf = (node: unknown): string => (isNode(node) ? String(node.name ?? node.value ?? '') : '');

function importOf(node: Node): Import[] {
  const specifiers = Array.isArray(node.specifiers) ? (node.specifiers as Node[]) : [];
  const from = literal(node.source);
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration': {
      if (from === undefined) return [];
      const kind = (one: Node) => one.importKind ?? one.exportKind;
      const allTypes = specifiers.length > 0 && specifiers.every((one) => kind(one) === 'type');
      return [{ from, typeOnly: kind(node) === 'type' || allTypes, names: specifiers.map((one) => nameOf(one.imported ?? one.local)) }];
    }
    case 'ImportExpression':
      return [{ from: from ?? '(computed)', typeOnly: false, names: [] }];
    case 'TSImportType':
      return from === undefined ? [] : [{ from, typeOnly: true, names: [] }];
    case 'CallExpression': {
      const [first] = node.arguments as Node[];
      return nameOf(node.callee) === 'require' ? [{ from: literal(first) ?? '(computed)', typeOnly: false, names: [] }] : [];
    }
    default:
      return [];
  }
}

/** Reads and parses a TypeScript file. */
export function parse(path: string, text = readFileSync(join(ROOT, path), 'utf8')): Source {
  const nodes = flatten(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }));
  return { path, text, nodes, imports: nodes.flatMap(importOf) };
}

/** Where a relative import of a file leads, as a path from the root; undefined for a package. */
export function target(source: Source, { from }: Import, known: ReadonlySet<string>): string | undefined {
  if (!from.startsWith('.')) return undefined;
  // A worker is imported as the address of its file.
  const path = join(dirname(source.path), from.replace(/\?worker&url$/, ''))
    .split(sep)
    .join('/');
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((one) => known.has(one)) ?? path;
}
