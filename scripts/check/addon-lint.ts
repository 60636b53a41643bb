import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Finding {
  code: string;
  message: string;
  file?: string;
  line?: number;
}

/** Preact's own path for raw HTML; a library may not be changed, so each bundle that holds it has this one warning. */
const OF_PREACT = 'UNSAFE_VAR_ASSIGNMENT';
const MARK_OF_PREACT = 'dangerouslySetInnerHTML';

/** What `web-ext lint --output json` says of a build beyond what is known and harmless, a sentence each. */
export function unexpected(json: string, folder: string): string[] {
  const { errors, warnings } = JSON.parse(json) as { errors: Finding[]; warnings: Finding[] };
  const forgiven = new Set<string>();
  const isKnown = ({ code, file }: Finding) => {
    if (code !== OF_PREACT || !file || forgiven.has(file) || !readFileSync(join(folder, file), 'utf8').includes(MARK_OF_PREACT))
      return false;
    forgiven.add(file);
    return true;
  };
  return [...errors, ...warnings.filter((one) => !isKnown(one))].map(({ code, message, file, line }) =>
    `${code}: ${message} ${file ? `(${file}:${line ?? '?'})` : ''}`.trim(),
  );
}
