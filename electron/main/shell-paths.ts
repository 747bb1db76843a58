import { join, resolve } from 'node:path';

// The build keeps the folder structure, inside the packed archive as well.
const distFolder = resolve(import.meta.dirname, '../..');

export const shellPaths = {
  renderer: join(distFolder, 'renderer'),
  preload: join(distFolder, 'electron', 'preload', 'preload.cjs'),
  backendProgram: join(distFolder, 'electron', 'backend', 'worker', 'backend-worker.js'),
  demoProgram: join(distFolder, 'server', 'demo', 'main.js'),
} as const;
