import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from './project-root.ts';

/** What a person waits for at the start: the two hosts, and the backend's thread. Each goes where its source would be compiled to, with the parts beside it that it loads later. */
const programs = ['electron/main/main.ts', 'electron/headless/main.ts', 'electron/backend/worker/backend-worker.ts'];

/**
 * What stays a module of its own. A native module loads the library that lies beside it; TypeORM picks its drivers by
 * name, and is loaded only when there is something to migrate; migrations are a record that ships as files (ADR 0001).
 * The colours that `debug` would use if it found them come with tools only: no licence is listed for them.
 */
const external = ['electron', 'better-sqlite3', 'typeorm', 'supports-color', /^#migrations\//];

/** Bundles the desktop's programs into `dist/`: finding and compiling hundreds of small modules took most of a start (ADR 0021). */
export async function bundlePrograms(): Promise<void> {
  await Promise.all(programs.map(bundleProgram));
}

async function bundleProgram(program: string): Promise<void> {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir: join('dist', dirname(program)),
      // The compiler writes into the same folders at the same time.
      emptyOutDir: false,
      target: 'node24',
      // Names and lines stay as they are, for who reads a log; a smaller file started no sooner.
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external,
        output: {
          entryFileNames: `${basename(program, '.ts')}.js`,
          chunkFileNames: '[name].js',
          comments: { legal: true, annotation: false, jsdoc: false },
          sourcemapExcludeSources: true,
        },
      },
    },
  });
}
