import { findElectronFolder, packageApp } from './lib/package-app.ts';
import { runTool } from './lib/run-tool.ts';

/**
 * Makes installers for this computer's system in `release/`: `npm run package`. With `-- --dir` only the unpacked
 * program; other options go to electron-builder (docs/desktop.md).
 */
const parameters = process.argv.slice(2);
const namesTarget = parameters.some((parameter) => !parameter.startsWith('--') || /^--(linux|mac|win|x64|arm64)$/.test(parameter));

await runTool('node', ['scripts/build.ts']);
try {
  // A local Electron is of this computer's kind; for another kind the right one is fetched.
  await packageApp({ electronFolder: namesTarget ? null : findElectronFolder(), outputFolder: null, parameters });
} catch {
  process.exitCode = 1;
}
