import { safeStorage } from 'electron';
import type { SecretCipher } from '#backend/hosting/secret-vault';

/** Encrypts with the system's key ring: Keychain, DPAPI, Secret Service or KWallet. */
export function createSystemCipher(): SecretCipher {
  return {
    isAvailable: () => safeStorage.isAsyncEncryptionAvailable(),
    weakness: () =>
      process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
        ? 'This desktop has no key ring: the sign-in token is only obfuscated, in a file that only you may read.'
        : null,
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result } = await safeStorage.decryptStringAsync(bytes);
      return result;
    },
  };
}
