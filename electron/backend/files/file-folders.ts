import { join } from 'node:path';

/** Where a profile keeps the bytes of a store's files. */
export function blobFolderOf(profileFolder: string, storeName: string): string {
  return join(profileFolder, 'stores', `${storeName}.files`);
}

/** Where the host puts what a window hands over, under an id; it is taken from there or thrown away. */
export function incomingFolderOf(profileFolder: string): string {
  return join(profileFolder, 'incoming');
}
