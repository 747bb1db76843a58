import { defineConfig } from 'vitest/config';

/** What Node itself does: `#layer/*` is what was built. */
const builtResolution = { resolve: { conditions: ['node-addons', 'node', 'development|production'] } };

/** Unit tests run on the sources; system tests run on `dist`, on what ships. */
export default defineConfig({
  test: {
    // Most tests wait more than they reckon: a worker for each core, the main one counted in, takes two thirds of the time.
    maxWorkers: '100%',
    projects: [
      {
        oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
        resolve: { conditions: ['source'] },
        ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
        test: {
          name: 'unit',
          include: ['{shared,migrations,server,electron,renderer,scripts,bench}/**/*.test.{ts,tsx}'],
          environment: 'node',
        },
      },
      {
        ssr: builtResolution,
        test: {
          name: 'system',
          include: ['tests/{system,architecture,simulator,faults}/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          server: { deps: { external: [/\/dist\//] } },
        },
      },
      {
        ssr: builtResolution,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // What is waited for comes when the machine has time for it; a second is not always enough.
          expect: { poll: { timeout: 15_000 } },
          // Browsers on a small machine: one file at a time keeps what people would feel as slow out of the results.
          fileParallelism: false,
          server: { deps: { external: [/\/dist\//] } },
        },
      },
      {
        ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
        test: {
          name: 'turn',
          include: ['tests/turn/**/*.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 30_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
