import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'out/browser',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'chromium', testIgnore: '**/*.firefox.spec.ts' },
    { name: 'firefox', testMatch: '**/*.firefox.spec.ts', workers: 1 },
  ],
});
