import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { accountHolderSchema } from '#shared/contract/host/account-view';
import { idSchema } from '#shared/protocol/primitives';
import type { Logger } from '#shared/runtime/logger';
import { replaceFile } from '../../account/replace-file.ts';

/** The folder of the first account is the profile itself, as it was before there could be several. */
export const ownFolder = '.';
/** Further ones lie below it. */
export const accountsFolder = 'accounts';

const entrySchema = accountHolderSchema.extend({
  id: idSchema,
  /** Below the profile: what the account's backend takes for its profile. */
  folder: z.string().regex(/^(\.|accounts\/[\w-]+)$/),
  colour: z.int().min(0),
});
export type AccountEntry = z.infer<typeof entrySchema>;

const registrySchema = z.object({ version: z.literal(1), shownId: idSchema.nullable(), accounts: z.array(entrySchema) });

/** The accounts of a profile in the person's order, and the one that was shown last. */
export type AccountRegistry = Pick<z.infer<typeof registrySchema>, 'shownId' | 'accounts'>;

/** Reads the registry; empty when there is none. One that cannot be read is set aside, and the accounts are found by their folders. */
export function readRegistry(profileFolder: string, logger: Logger): AccountRegistry {
  const file = fileOf(profileFolder);
  if (!existsSync(file)) return { shownId: null, accounts: [] };
  try {
    const { shownId, accounts } = registrySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { shownId, accounts: withoutDoubles(accounts) };
  } catch (error) {
    logger.error('The list of accounts cannot be read and is made anew', { detail: String(error) });
    setAside(file, logger);
    return { shownId: null, accounts: [] };
  }
}

/** Writes the registry; a failure is only logged: the folders say as much, and the next change writes it again. */
export function writeRegistry(profileFolder: string, registry: AccountRegistry, logger: Logger): void {
  try {
    replaceFile(fileOf(profileFolder), JSON.stringify({ version: 1, ...registry }));
  } catch (error) {
    logger.error('The list of accounts could not be written', { detail: String(error) });
  }
}

function fileOf(profileFolder: string): string {
  return join(profileFolder, 'accounts.json');
}

/** Two backends in one folder would fight over its store. */
function withoutDoubles(accounts: readonly AccountEntry[]): AccountEntry[] {
  return accounts.filter((entry, index) => accounts.findIndex(({ id, folder }) => id === entry.id || folder === entry.folder) === index);
}

function setAside(file: string, logger: Logger): void {
  try {
    renameSync(file, `${file}.damaged`);
  } catch (error) {
    logger.warn('The damaged list of accounts could not be set aside', { detail: String(error) });
  }
}
