import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { parseDemoOptions } from './demo-options.ts';
import { projectRoot } from './project-root.ts';

it('has a default for everything', () => {
  expect(parseDemoOptions([])).toEqual({ port: 0, dataFolder: join(projectRoot, '.hallway', 'demo'), isHeadlessAsked: false });
});

it('takes the first port and the data folder', () => {
  expect(parseDemoOptions(['--port', '4100', '--data', 'here', '--headless'])).toEqual({ port: 4100, dataFolder: resolve('here'), isHeadlessAsked: true });
});

it.each(['65535', '-1', '1.5', 'x', '', '1e3'])('refuses the port “%s” in one sentence', (port) => {
  expect(() => parseDemoOptions([`--port=${port}`])).toThrow(`“${port}” is not a port for the first of two clients: give a number from 1 to 65534.`);
});

it('names the options when one is unknown', () => {
  expect(() => parseDemoOptions(['--prot=1'])).toThrow(/Known options: --port, --data, --headless\./);
});
