import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileLogger } from './file-logger.ts';
import { parseHostOptions } from './host-options.ts';
import { defaultProfileFolder } from './profile-folder.ts';

describe('the command line of a host', () => {
  it('has a default for everything', () => {
    expect(parseHostOptions([], {}, false)).toEqual({ port: 0, profileFolder: null, signIn: null });
  });

  it('takes port, folder and whom to sign in', () => {
    const parameters = ['--port', '4100', '--data', 'here', '--sign-in-server', 'http://127.0.0.1:4000', '--sign-in-email', 'ada@example.org'];
    expect(parseHostOptions(parameters, { HALLWAY_SIGN_IN_PASSWORD: 'secret' }, false)).toEqual({
      port: 4100,
      profileFolder: resolve('here'),
      signIn: { serverUrl: 'http://127.0.0.1:4000', email: 'ada@example.org', password: 'secret' },
    });
  });

  it.each(['-1', '65536', '1e3', '80x', '0x50', '4 000'])('refuses the port %s in one sentence', (port) => {
    expect(() => parseHostOptions([`--port=${port}`], {}, false)).toThrow(`“${port}” is not a port: give a number from 0 to 65535.`);
  });

  it('names the options when one is unknown, and ignores it beside Chromium’s', () => {
    expect(() => parseHostOptions(['--prot', '1'], {}, false)).toThrow(/'--prot'.*Known options: --port, --profile/);
    expect(() => parseHostOptions(['stray'], {}, false)).toThrow(/stray/);
    expect(parseHostOptions(['--ozone-platform=x11', 'stray', '--port', '5'], {}, true).port).toBe(5);
    expect(parseHostOptions(['--port'], {}, true).port).toBe(0);
  });

  it('wants all of a sign-in', () => {
    expect(() => parseHostOptions(['--sign-in-email', 'ada@example.org'], {}, false)).toThrow(/HALLWAY_SIGN_IN_PASSWORD/);
  });
});

describe('the usual profile folder', () => {
  it.each([
    ['linux', {}, '/home/ada/.config/Hallway'],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/Hallway'],
    ['linux', { XDG_CONFIG_HOME: 'relative' }, '/home/ada/.config/Hallway'],
    ['darwin', {}, '/home/ada/Library/Application Support/Hallway'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Hallway'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(defaultProfileFolder({ platform, environment, homeFolder: '/home/ada' })).toBe(expected);
  });
});

describe('the log', () => {
  it('appends, and starts anew when it has grown', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hallway-log-'));
    try {
      const file = join(folder, 'hallway.log');
      createFileLogger(folder).child({ part: 'test' }).info('first', { count: 1 });
      createFileLogger(folder).warn('second');
      const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines).toMatchObject([{ msg: 'first', part: 'test', count: 1 }, { msg: 'second' }]);
      writeFileSync(file, 'x'.repeat(5 * 1024 * 1024 + 1));
      createFileLogger(folder).info('third');
      expect(statSync(`${file}.1`).size).toBeGreaterThan(5_000_000);
      expect(readFileSync(file, 'utf8')).toContain('third');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
