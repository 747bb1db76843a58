import { fork } from 'node:child_process';
import type { DemoChild } from '#backend/hosting/demo-process';

/**
 * Starts the demo organization as a child of this process; it ends with it.
 * @param programFile the built `server/demo/main.js`
 * @param dataFolder where its database lives
 */
export function forkDemoChild(programFile: string, dataFolder: string): DemoChild {
  const child = fork(programFile, ['--data', dataFolder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGTERM'),
  };
}
