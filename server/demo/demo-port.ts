import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/**
 * Chooses the port of the demo server: the one it had last time, so that clients signed in to it find it again,
 * otherwise any free one.
 * @param avoidPorts ports about to be taken by others
 */
export async function chooseDemoPort(dataFolder: string, avoidPorts: readonly number[]): Promise<number> {
  const remembered = readPort(join(dataFolder, 'port'));
  if (remembered !== null && !avoidPorts.includes(remembered) && (await tryPort(remembered)) !== null) return remembered;
  for (;;) {
    const port = await tryPort(0);
    if (port !== null && !avoidPorts.includes(port)) return port;
  }
}

/** Keeps the port for the next start. */
export function rememberDemoPort(dataFolder: string, port: number): void {
  writeFileSync(join(dataFolder, 'port'), `${port}\n`);
}

function readPort(file: string): number | null {
  try {
    const port = Number(readFileSync(file, 'utf8').trim());
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
  } catch {
    return null;
  }
}

/** Listens for a moment; null when the port is taken. */
async function tryPort(port: number): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    return address === null || typeof address === 'string' ? null : address.port;
  } catch {
    return null;
  } finally {
    probe.close();
  }
}
