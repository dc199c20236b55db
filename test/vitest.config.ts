import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: more workers only take turns.
    maxWorkers: 2,
    projects: [
      // Pure functions: their tests can share a process, and load the models once.
      { extends: true, test: { name: 'text', include: ['test/text/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: ['test/text/**'],
          globalSetup: 'test/stack/bundle-all.ts',
        },
      },
    ],
  },
});
