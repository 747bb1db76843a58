import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';

/** What the system offers to encrypt with, as far as it does. */
export interface SecretCipher {
  isAvailable(): Promise<boolean>;
  /** A sentence when the system's own key is weak (a Linux desktop without a key ring), otherwise null. */
  weakness(): string | null;
  encrypt(text: string): Promise<Buffer>;
  decrypt(bytes: Buffer): Promise<string>;
}

/** Turns secrets into what may be written to a file of mode 0600, and back. */
export interface SecretVault {
  protect(secret: string): Promise<string>;
  /** @throws HallwayError `session_ended` when the text was protected elsewhere and cannot be read here */
  reveal(text: string): Promise<string>;
}

const sealedPrefix = 'sealed:';
const plainPrefix = 'plain:';

/**
 * Gives the vault of a host. Without a cipher secrets are kept as they are, for their file's permissions to guard;
 * the log says so once.
 * @param cipher null where there never is one, as in plain Node
 */
export function createSecretVault(cipher: SecretCipher | null, logger: Logger): SecretVault {
  let announced = false;
  const announce = (sentence: string) => {
    if (!announced) logger.warn(sentence);
    announced = true;
  };
  return {
    async protect(secret) {
      if (cipher === null || !(await cipher.isAvailable())) {
        announce('This system offers no key ring: the sign-in token is kept unencrypted in a file that only you may read.');
        return plainPrefix + secret;
      }
      const weakness = cipher.weakness();
      if (weakness !== null) announce(weakness);
      return sealedPrefix + (await cipher.encrypt(secret)).toString('base64');
    },
    async reveal(text) {
      if (text.startsWith(plainPrefix)) return text.slice(plainPrefix.length);
      if (!text.startsWith(sealedPrefix) || cipher === null) throw new HallwayError('session_ended');
      try {
        return await cipher.decrypt(Buffer.from(text.slice(sealedPrefix.length), 'base64'));
      } catch (error) {
        // The key ring was reset, or the profile was copied from another computer.
        throw new HallwayError('session_ended', { cause: error });
      }
    },
  };
}
