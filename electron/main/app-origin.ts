/** The renderer's own scheme and origin; `hallway` stands where web pages have a host. */
export const appScheme = 'app';
export const appOrigin = 'app://hallway';
export const appAddress = `${appOrigin}/`;

/** Whether an address belongs to the renderer. Anything that does not parse does not. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${appScheme}:` && url.host === 'hallway' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/** Gives the path to look up for a request to the renderer's scheme, or null for another host. */
export function rendererPath(address: string): string | null {
  return isOwnAddress(address) ? new URL(address).pathname || '/' : null;
}
