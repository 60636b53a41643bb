import { build } from 'esbuild';

/** A script of the project as one text that a page or worker runs; `contents` is TypeScript that imports from the project's folder. */
export async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
}
