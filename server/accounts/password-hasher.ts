import { hash, verify } from '@node-rs/argon2';
import { createLimiter } from './limiter.ts';

/** OWASP's first recommendation for argon2id. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing takes a core and 19 MiB each: this many at once leave the other sign-ins waiting and the chat running. */
const concurrentHashes = 2;
const limit = createLimiter(concurrentHashes);

/** An argon2id hash in PHC form. */
export function hashPassword(password: string): Promise<string> {
  return limit(() => hash(password, parameters));
}

/** Whether the password is the one that was hashed; an unreadable hash is nobody's. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return limit(async () => {
    try {
      return await verify(passwordHash, password);
    } catch {
      return false;
    }
  });
}
