import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#shared/domain/ids';
import type { Logger } from '#shared/runtime/logger';
import { readAccount, writeAccount } from '../../account/account-file.ts';
import { storeNameOf } from '../../account/sign-in.ts';
import { accountsFolder, ownFolder, readRegistry, writeRegistry, type AccountEntry, type AccountRegistry } from './account-registry.ts';
import { accountFileOf, removeLeftover } from './account-folder.ts';
import { freeColour } from './free-colour.ts';
import { holderOf } from '../../account/holder-of.ts';

/**
 * Gives the accounts of a profile: those of the registry, and those that only have a folder, as in a profile from before
 * there was a registry. An account whose folder is gone, or says nothing any more, stays: it asks to sign in again.
 */
export function findAccounts(profileFolder: string, logger: Logger): AccountRegistry {
  const registry = readRegistry(profileFolder, logger);
  const known = registry.accounts.filter((entry) => !wasSignedOut(profileFolder, entry)).map((entry) => refresh(profileFolder, entry, logger));
  const accounts = [...known];
  for (const folder of foldersOf(profileFolder)) {
    if (known.some((entry) => entry.folder === folder)) continue;
    const account = readAccount(accountFileOf(profileFolder, folder));
    if (account === null) removeLeftover(profileFolder, folder, logger);
    else accounts.push({ id: newId(), folder, colour: freeColour(accounts), ...holderOf(account) });
  }
  const found = { shownId: accounts.some(({ id }) => id === registry.shownId) ? registry.shownId : null, accounts };
  if (JSON.stringify(found) !== JSON.stringify(registry)) writeRegistry(profileFolder, found, logger);
  return found;
}

/** Signed out, and the host ended before the registry knew. */
function wasSignedOut(profileFolder: string, { folder }: AccountEntry): boolean {
  return existsSync(join(profileFolder, folder)) && !existsSync(accountFileOf(profileFolder, folder));
}

/** The folder knows better than the registry; where it knows nothing, it is told, without a token. */
function refresh(profileFolder: string, entry: AccountEntry, logger: Logger): AccountEntry {
  const file = accountFileOf(profileFolder, entry.folder);
  const account = readAccount(file);
  if (account !== null) return { ...entry, ...holderOf(account) };
  try {
    writeAccount(file, { ...holderOf(entry), storeName: storeNameOf(entry.serverUrl, entry.userId), protectedToken: null, isDemo: false });
  } catch (error) {
    logger.warn('A lost account could not be written down again', { detail: String(error) });
  }
  return entry;
}

function foldersOf(profileFolder: string): string[] {
  const parent = join(profileFolder, accountsFolder);
  const names = existsSync(parent) ? readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.isDirectory() && /^[\w-]+$/.test(entry.name)).map(({ name }) => `${accountsFolder}/${name}`) : [];
  return [ownFolder, ...names.toSorted()];
}
