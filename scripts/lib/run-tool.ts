import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

/** Runs an installed command-line tool with this Node; rejects when it fails. Its output goes to ours. */
export function runTool(name: string, parameters: readonly string[]): Promise<void> {
  const command = join(projectRoot, 'node_modules', '.bin', name);
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: projectRoot, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${name} ${parameters.join(' ')} ended with ${code ?? 'a signal'}`));
    });
  });
}
