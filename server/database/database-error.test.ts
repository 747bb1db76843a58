import { expect, it } from 'vitest';
import { HallwayError } from '#shared/errors/hallway-error';
import { databaseError } from './database-error.ts';

const withCode = (code: string): Error => Object.assign(new Error('Technical.\nMore of it.'), { code });

it.each([
  ['ECONNREFUSED', 'server_unreachable'],
  ['28P01', 'not_allowed'],
  ['3D000', 'not_found'],
  ['SQLITE_NOTADB', 'store_unreadable'],
  ['SQLITE_BUSY', 'store_locked'],
  ['SQLITE_FULL', 'disk_full'],
  ['53100', 'disk_full'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_failed'],
])('explains %s in one sentence that names the database', (code, expected) => {
  const error = databaseError(withCode(code), 'host/name');
  expect(error.code).toBe(expected);
  expect(error.message).toContain('host/name');
  expect(error.message).not.toContain('Technical');
});

it('looks inside the errors that wrap the one of the driver', () => {
  const wrapped = Object.assign(new Error('QueryFailedError'), { driverError: withCode('SQLITE_BUSY') });
  expect(databaseError(wrapped, 'file').code).toBe('store_locked');
  expect(databaseError(new AggregateError([withCode('ECONNREFUSED')]), 'host').code).toBe('server_unreachable');
  expect(databaseError(new Error('outer', { cause: withCode('ENOTFOUND') }), 'host').code).toBe('server_unreachable');
});

it('keeps what it cannot explain, but only its first line', () => {
  const error = databaseError(withCode('XX000'), 'host/name');
  expect(error.message).toBe('The database host/name failed: Technical.');
  expect(error.cause).toBeInstanceOf(Error);
});

it('passes on what is said already', () => {
  const known = new HallwayError('store_newer');
  expect(databaseError(known, 'file')).toBe(known);
});
