import { expect, it, vi } from 'vitest';
import type { Logger } from '#shared/runtime/logger';
import { createSecretVault, type SecretCipher } from './secret-vault.ts';

const warn = vi.fn();
const logger: Logger = { debug: () => undefined, info: () => undefined, warn, error: () => undefined, child: () => logger };

function createCipher(changes: Partial<SecretCipher> = {}): SecretCipher {
  return {
    isAvailable: async () => true,
    weakness: () => null,
    encrypt: async (text) => Buffer.from(text).reverse(),
    decrypt: async (bytes) => Buffer.from(bytes).reverse().toString(),
    ...changes,
  };
}

it('seals with the system’s cipher and opens again', async () => {
  const vault = createSecretVault(createCipher(), logger);
  const text = await vault.protect('token');
  expect(text).not.toContain('token');
  expect(await vault.reveal(text)).toBe('token');
});

it.each([null, createCipher({ isAvailable: async () => false })])('keeps secrets plain where there is no cipher, and says so once', async (cipher) => {
  warn.mockClear();
  const vault = createSecretVault(cipher, logger);
  expect(await vault.reveal(await vault.protect('token'))).toBe('token');
  await vault.protect('another');
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('no key ring'));
});

it('announces a weak key ring', async () => {
  warn.mockClear();
  await createSecretVault(createCipher({ weakness: () => 'weak' }), logger).protect('token');
  expect(warn).toHaveBeenCalledWith('weak');
});

it('asks to sign in again when a secret cannot be opened here', async () => {
  const sealed = await createSecretVault(createCipher(), logger).protect('token');
  await expect(createSecretVault(null, logger).reveal(sealed)).rejects.toMatchObject({ code: 'session_ended' });
  const broken = createCipher({ decrypt: async () => { throw new Error('wrong key'); } });
  await expect(createSecretVault(broken, logger).reveal(sealed)).rejects.toMatchObject({ code: 'session_ended' });
  await expect(createSecretVault(createCipher(), logger).reveal('token')).rejects.toMatchObject({ code: 'session_ended' });
});
