const storageKey = 'hallway.windowId';

/**
 * The name of this window towards the backend: whose media a call is. Only a reload keeps it, so that a reloaded window
 * comes back into its call; a duplicated tab starts with a copy of the storage and must not take the call over.
 */
export function windowIdOf(storage: Pick<Storage, 'getItem' | 'setItem'>, navigation: { readonly isReload: boolean; newId(): string }): string {
  const known = navigation.isReload ? storage.getItem(storageKey) : null;
  const windowId = known ?? navigation.newId();
  storage.setItem(storageKey, windowId);
  return windowId;
}
