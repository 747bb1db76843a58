import { spawn } from 'node:child_process';
import { openAppWindow } from './lib/app-window.ts';
import { chooseHost, hasDisplay } from './lib/choose-host.ts';
import { findOrFetchElectron } from './lib/find-electron.ts';
import { HeadlessStartError, startHeadlessProcess, type HeadlessProcess } from './lib/headless-process.ts';
import { projectRoot } from './lib/project-root.ts';
import { runTool } from './lib/run-tool.ts';

/**
 * Builds what is stale and opens Hallway: `npm start`. Options after `--` go to the host: `--port N`, `--data DIR`,
 * `--headless`. Ends with the window, or when interrupted.
 */
const given = process.argv.slice(2);
const parameters = given.filter((parameter) => parameter !== '--headless');

await runTool('node', ['scripts/build.ts']);
const host = chooseHost({
  isHeadlessAsked: given.includes('--headless'),
  hasDisplay: hasDisplay(process.platform, process.env),
  findElectron: findOrFetchElectron,
});
process.exitCode = host.kind === 'electron' ? await runElectron(host.program) : await runHeadless(host.notice, host.opensWindow);

function runElectron(program: string): Promise<number> {
  const child = spawn(program, [projectRoot, ...parameters], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`Electron could not be started: ${error.message}. Use npm start -- --headless instead.\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 0));
  });
}

async function runHeadless(notice: string | null, opensWindow: boolean): Promise<number> {
  if (notice !== null) process.stdout.write(`${notice}\n`);
  try {
    const headless = await startHeadlessProcess({ parameters });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => headless.child.kill('SIGTERM'));
    process.stdout.write(`Hallway: ${headless.address}\n`);
    if (opensWindow) endWithWindow(headless);
    return await headless.ended;
  } catch (error) {
    if (error instanceof HeadlessStartError) return error.exitCode;
    throw error;
  }
}

/** A window that was closed in good order ends Hallway; one that never opened leaves it to the printed address. */
function endWithWindow(headless: HeadlessProcess): void {
  const window = openAppWindow(headless.launchAddress, headless.browserProfileFolder);
  window?.once('exit', (code) => {
    if (code === 0) headless.child.send({ type: 'windowClosed' });
  });
}
