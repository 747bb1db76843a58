import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';
import { runTool } from './run-tool.ts';

export interface PackageOptions {
  /** A folder with Electron's program; null lets electron-builder fetch the right one. */
  readonly electronFolder: string | null;
  /** Where installers go; null for `release/`. */
  readonly outputFolder: string | null;
  /** Passed on to electron-builder, such as `--dir` or `--linux deb`. */
  readonly parameters: readonly string[];
}

/** Packs what is in `dist/` as electron-builder.yml tells. Rejects when electron-builder fails; it has told why. */
export async function packageApp({ electronFolder, outputFolder, parameters }: PackageOptions): Promise<void> {
  const folders = [
    ...(electronFolder === null ? [] : [`-c.electronDist=${electronFolder}`]),
    ...(outputFolder === null ? [] : [`-c.directories.output=${outputFolder}`]),
  ];
  await runTool('electron-builder', [...parameters, ...folders, '--publish', 'never']);
}

/** The Electron that is here already, named by the environment or installed by its package, or null. */
export function findElectronFolder(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(projectRoot, 'node_modules', 'electron', 'dist');
  return existsSync(join(folder, 'version')) ? folder : null;
}
