import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['tests/seed.ts'],
          // Machines differ, and some do several things at once.
          testTimeout: 20_000,
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/build.test.ts', 'tests/browser/**'],
        },
      },
      // Reads what `wxt build` wrote, so it runs after the builds.
      { extends: true, test: { name: 'package', include: ['tests/build.test.ts'] } },
    ],
  },
});
