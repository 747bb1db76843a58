import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from './server-process.ts';

/**
 * Runs one of the server's programs on a data folder while everything else goes on.
 * @throws Error with what it said, when it failed
 */
export async function runServerProgram(program: string, parameters: readonly string[], dataDir: string): Promise<string> {
  const environment = { ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: '', HALLWAY_CONFIG: '', HALLWAY_DATA: dataDir };
  const child = spawn(process.execPath, [join(projectRoot, 'dist/server/cli', program), ...parameters], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${String(code)}: ${output.slice(-300)}`);
  return output;
}
