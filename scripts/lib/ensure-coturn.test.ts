import { existsSync } from 'node:fs';
import { afterEach, expect, it, vi } from 'vitest';
import { ensureCoturn } from './ensure-coturn.ts';

vi.mock('node:fs', () => ({ existsSync: vi.fn<typeof existsSync>() }));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.mocked(existsSync).mockReset();
});

const computerWith = (...files: readonly string[]) => vi.mocked(existsSync).mockImplementation((path) => files.includes(String(path)));

it('says in one line how to install coturn when it is missing and cannot be installed', () => {
  computerWith();
  expect(ensureCoturn).toThrow(/^The relay tests need coturn: install it \(on Debian: sudo apt-get install coturn\) or name its turnserver in HALLWAY_TURNSERVER\.$/);
});

it('takes the one that HALLWAY_TURNSERVER names before the one of the system', () => {
  vi.stubEnv('HALLWAY_TURNSERVER', '/opt/coturn/turnserver');
  computerWith('/opt/coturn/turnserver', '/usr/bin/turnserver');
  expect(ensureCoturn()).toBe('/opt/coturn/turnserver');
});

it('falls back to the one of the system when the named one is not there', () => {
  vi.stubEnv('HALLWAY_TURNSERVER', '/opt/coturn/turnserver');
  computerWith('/usr/bin/turnserver');
  expect(ensureCoturn()).toBe('/usr/bin/turnserver');
});
