import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './scripts/lib/longest-first.ts';

/** What Node itself does: `#layer/*` is what was built. */
const builtResolution = { resolve: { conditions: ['node-addons', 'node', 'development|production'] } };

const sources = {
  oxc: { decorator: { legacy: true }, assumptions: { setPublicClassFields: true } },
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
};

/** Unit tests with `vi.mock`, which holds for the files that share a worker: these have one to themselves. */
const replacesModules = ['electron/backend/healing/disk-full.test.ts', 'scripts/lib/ensure-coturn.test.ts'];

/** Calls of so many people that two processors have enough to do with one file. */
const takesTheMachine = ['tests/e2e/calls-{many,group}.test.ts'];

const inBrowsers = {
  environment: 'node',
  testTimeout: 90_000,
  hookTimeout: 90_000,
  // What is waited for comes when the machine has time for it; a second is not always enough.
  expect: { poll: { timeout: 15_000 } },
  server: { deps: { external: [/\/dist\//] } },
};

/** Unit tests run on the sources; system tests run on `dist`, on what ships. */
export default defineConfig({
  test: {
    // Most tests wait more than they reckon: on two processors three workers take two thirds of the time of two.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...sources,
        test: {
          name: 'unit',
          include: ['{shared,migrations,server,electron,renderer,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: replacesModules,
          environment: 'node',
          // Starting a worker for each of many small files took more than half of the time.
          isolate: false,
        },
      },
      { ...sources, test: { name: 'unit-isolated', include: replacesModules, environment: 'node' } },
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
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], exclude: takesTheMachine, ...inBrowsers, maxWorkers: 2 },
      },
      {
        ssr: builtResolution,
        test: { name: 'e2e-alone', include: takesTheMachine, ...inBrowsers, fileParallelism: false },
      },
      {
        ssr: { resolve: { conditions: ['source', 'node', 'import', 'default'] } },
        test: { name: 'visual', include: ['tests/visual/**/*.test.ts'], environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2 },
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
