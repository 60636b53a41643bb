import { command } from './check/command';

/** Folder of the Chromium build. */
export const CHROME_BUILD = '.output/chrome-mv3';

/** Builds the extension for Chromium; throws with the build's own words when it fails. */
export async function build(): Promise<void> {
  const { ok, output } = await command(['wxt', 'build']);
  if (!ok) throw new Error(`wxt build failed:\n${output}`);
}
