import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

const accountSchema = z.object({
  serverUrl: z.string(),
  email: z.string(),
  userId: z.string(),
  displayName: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  /** As the host's vault gave it; null once the server ended the session. */
  protectedToken: z.string().nullable(),
  /** Below the profile's `stores` folder. */
  storeName: z.string().regex(/^[\w.-]+$/),
  /** The server is the demo organization beside this program, and has to be started with it. */
  isDemo: z.boolean().default(false),
});
/** Who uses this profile, and where. */
export type Account = z.infer<typeof accountSchema>;

/** Reads the profile's account; null when there is none, or nothing that can be read as one. */
export function readAccount(file: string): Account | null {
  if (!existsSync(file)) return null;
  try {
    return accountSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Writes the account so that either the old or the new one is there after a crash; only its owner may read it. */
export function writeAccount(file: string, account: Account): void {
  replaceFile(file, JSON.stringify(account));
}

export function removeAccount(file: string): void {
  rmSync(file, { force: true });
}
