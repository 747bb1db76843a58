import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Runs a built program of another folder until it has told its parent something, ends it, and gives what it told. */
export async function startProgramIn(folder: string, program: string, parameters: readonly string[]): Promise<unknown> {
  const child = fork(join(folder, program), parameters, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const told = await Promise.race([once(child, 'message').then(([message]) => message as unknown), ended.then(() => null)]);
  child.kill('SIGTERM');
  await ended;
  return told;
}
