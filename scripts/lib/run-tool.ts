import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project-root.ts';

interface RunOptions {
  /** What the tool writes is kept back and shown in one piece when it fails: for tools that run side by side. */
  readonly isQuiet?: boolean;
}

/** Runs an installed command-line tool with this Node; rejects when it fails. Its output goes to ours. */
export function runTool(name: string, parameters: readonly string[], { isQuiet = false }: RunOptions = {}): Promise<void> {
  const command = join(projectRoot, 'node_modules', '.bin', name);
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: projectRoot, stdio: isQuiet ? 'pipe' : 'inherit', shell: process.platform === 'win32' });
    const output: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) return resolve();
      process.stdout.write(Buffer.concat(output));
      reject(new Error(`${name} ${parameters.join(' ')} ended with ${code ?? 'a signal'}`));
    });
  });
}
