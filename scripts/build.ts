import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePrograms } from './lib/bundle-programs.ts';
import { runTool } from './lib/run-tool.ts';
import { buildStamp, isBuildFresh, writeBuildStamp } from './lib/build-stamp.ts';
import { projectRoot } from './lib/project-root.ts';

/** Builds everything that runs into `dist/`, unless the sources have not changed since the last build. */
const stamp = buildStamp();
if (!process.argv.includes('--force') && isBuildFresh(stamp)) process.exit(0);

// On the error output: what the programs started after a build print is read by others.
process.stderr.write('Building Hallway…\n');
rmSync(join(projectRoot, 'dist'), { recursive: true, force: true });
await Promise.all([
  runTool('tsc', ['-p', 'tsconfigs/build.json']),
  runTool('vite', ['build', '--logLevel', 'warn']),
  runTool('vite', ['build', '--logLevel', 'warn', '--config', 'vite.preload.config.ts']),
  bundlePrograms(),
]);
writeBuildStamp(stamp);
