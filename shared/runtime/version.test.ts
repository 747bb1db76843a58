import { expect, it } from 'vitest';
import packageFile from '../../package.json' with { type: 'json' };
import { hallwayVersion } from './version.ts';

it('the program says the version that it is packaged with', () => {
  expect(hallwayVersion).toBe(packageFile.version);
});
