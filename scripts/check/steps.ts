import { mkdirSync, rmSync } from 'node:fs';
import { findFirefox } from '../programs.mjs';
import { unexpected } from './addon-lint';
import { command } from './command';
import { hashes } from './hash';
import { fromPlaywright, fromVitest, gate, type Outcome, skipped } from './outcome';

/** One step of the check. It runs once those it needs are through, and not at all if one of them failed. */
export interface Step {
  name: string;
  needs?: string[];
  /** Wants the machine for itself. */
  alone?: boolean;
  /** `tell` shows a line at once; `show` keeps text for the case that the step fails. */
  run(tell: (line: string) => void, show: (text: string) => void): Promise<Outcome>;
}

const OUT = 'out/check';

function simple(name: string, argv: string[], needs?: string[]): Step {
  return {
    name,
    needs,
    run: async (_tell, show) => {
      const { ok, output } = await command(argv);
      show(output);
      return gate(ok, `${argv.join(' ')} failed`);
    },
  };
}

/** Builds twice, because a package that cannot be built again byte for byte cannot be reviewed. */
function build(name: string, browser: 'chrome' | 'firefox'): Step {
  const folder = `.output/${browser}-mv3`;
  return {
    name,
    run: async (_tell, show) => {
      const prints: Map<string, string>[] = [];
      for (let round = 0; round < 2; round++) {
        rmSync(folder, { recursive: true, force: true });
        const { ok, output } = await command(['wxt', 'build', '-b', browser]);
        show(output);
        if (!ok) return gate(false, `wxt build -b ${browser} failed`);
        prints.push(hashes(folder));
      }
      const [first, second] = prints;
      const changed = [...(second ?? [])].filter(([path, hash]) => first?.get(path) !== hash).map(([path]) => path);
      const gone = [...(first?.keys() ?? [])].filter((path) => !second?.has(path));
      return gate(changed.length + gone.length === 0, `two builds differ in ${[...changed, ...gone].join(', ')}`);
    },
  };
}

function vitest(name: string, project: string, needs?: string[]): Step {
  return {
    name,
    needs,
    run: async (tell) => {
      const json = `${OUT}/${project}.json`;
      rmSync(json, { force: true });
      const argv = ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${json}`];
      return fromVitest(json, (await command(argv, tell)).ok);
    },
  };
}

function playwright(name: string, project: 'chromium' | 'firefox', needs: string[], alone: boolean): Step {
  return {
    name,
    needs,
    alone,
    run: async (tell) => {
      if (project === 'firefox' && !findFirefox())
        return skipped('no Firefox was found: install firefox-esr or set OFFPRINT_FIREFOX to its path');
      const json = `${OUT}/${project}.json`;
      rmSync(json, { force: true });
      const argv = ['playwright', 'test', `--project=${project}`, '--reporter=list,json'];
      // Playwright sets FORCE_COLOR for its workers, which then complain of a NO_COLOR beside it.
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: json, FORCE_COLOR: '0', NO_COLOR: undefined };
      return fromPlaywright(json, (await command(argv, tell, env)).ok);
    },
  };
}

const addonLint: Step = {
  name: 'web-ext lint',
  needs: ['build Firefox'],
  run: async (_tell, show) => {
    const folder = '.output/firefox-mv3';
    const argv = ['web-ext', 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery'];
    const { output } = await command(argv);
    const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
    const found = json ? unexpected(json, folder) : [`no report: ${output}`];
    show(found.join('\n'));
    return gate(found.length === 0, `${found.length} findings that are not known and harmless`);
  },
};

/** Everything that is checked, in the order in which it is begun. */
export const STEPS: readonly Step[] = [
  build('build Chromium', 'chrome'),
  simple('format and lint', ['biome', 'ci', '--colors=off', '--max-diagnostics=none']),
  vitest('unit', 'unit'),
  // A build writes the types of our own addresses and phrases anew.
  simple('types', ['tsc', '--noEmit', '--pretty', 'false'], ['build Chromium']),
  build('build Firefox', 'firefox'),
  addonLint,
  vitest('package', 'package', ['build Chromium', 'build Firefox']),
  playwright('Chromium', 'chromium', ['build Chromium'], true),
  // Devices in step are of both browsers.
  playwright('Firefox', 'firefox', ['build Chromium', 'build Firefox'], true),
];

/** Makes the folder that reports are written to. */
export function prepare(): void {
  mkdirSync(OUT, { recursive: true });
}
