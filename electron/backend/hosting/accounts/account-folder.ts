import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '#shared/runtime/logger';
import { ownFolder } from './account-registry.ts';

/** Where an account's backend keeps who is signed in. */
export function accountFileOf(profileFolder: string, folder: string): string {
  return join(profileFolder, folder, 'account.json');
}

/** Takes everything of an account off this computer. The first one shares its folder with what is of all of them. */
export function eraseAccountFolder(profileFolder: string, folder: string, logger: Logger): void {
  const root = join(profileFolder, folder);
  const targets = folder === ownFolder ? ['account.json', 'stores', 'incoming'].map((name) => join(root, name)) : [root];
  try {
    for (const target of targets) rmSync(target, { recursive: true, force: true });
  } catch (error) {
    logger.warn('Not everything of a former account could be erased', { detail: String(error) });
  }
}

/** Removes what is left where somebody signed out, or began to add an account. What may hold words that were never sent is left alone. */
export function removeLeftover(profileFolder: string, folder: string, logger: Logger): void {
  if (folder === ownFolder || existsSync(accountFileOf(profileFolder, folder))) return;
  const stores = join(profileFolder, folder, 'stores');
  if (existsSync(stores) && readdirSync(stores).some((name) => name.includes('.sqlite'))) return;
  eraseAccountFolder(profileFolder, folder, logger);
}
