import { utilityProcess } from 'electron';
import type { DemoChild } from '#backend/hosting/demo-process';

/**
 * Starts the demo organization in a process of Electron's own; the program itself may not be run as Node.
 * @param programFile the built `server/demo/main.js`
 * @param dataFolder where its database lives
 */
export function spawnDemoChild(programFile: string, dataFolder: string): DemoChild {
  const child = utilityProcess.fork(programFile, ['--data', dataFolder], { serviceName: 'Hallway demo organization', stdio: 'ignore' });
  return {
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
