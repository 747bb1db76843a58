import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

/** Opens a profile without a network and is killed before a step on the disk: `killed-healing.ts PROFILE NUMBER`. Without a kill it tells how many there were. */
const [profileFolder = '', killBefore] = process.argv.slice(2);
let steps = 0;
const step = (): void => {
  steps += 1;
  if (steps === Number(killBefore)) process.kill(process.pid, 'SIGKILL');
};
for (const owner of [fs, Database.prototype] as unknown as Record<string, (...parameters: unknown[]) => unknown>[]) {
  for (const name of ['renameSync', 'mkdirSync', 'rmSync', 'prepare', 'exec', 'pragma', 'close']) {
    const original = owner[name];
    if (original === undefined || (owner as unknown) === fs && name === 'close') continue;
    owner[name] = function counted(this: unknown, ...parameters: unknown[]) {
      step();
      return original.apply(this, parameters);
    };
  }
}
syncBuiltinESMExports();
const { startOffline } = await import('./damage-campaign.ts');
const device = startOffline(profileFolder);
await device.start();
process.stdout.write(`${steps}\n`);
process.exit(0);
