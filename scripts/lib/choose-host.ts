/** How Hallway is shown: Electron's window, an app window of a browser, or only an address. */
export type HostChoice =
  | { readonly kind: 'electron'; readonly program: string }
  /** `notice` tells why it is not Electron; null when asked for. */
  | { readonly kind: 'headless'; readonly notice: string | null; readonly opensWindow: boolean };

export interface HostQuestion {
  readonly isHeadlessAsked: boolean;
  readonly hasDisplay: boolean;
  /** Called only when a window could be opened; may take a while. */
  readonly findElectron: () => string | null;
}

/** Decides where to show Hallway. Electron is not looked for where no window could open. */
export function chooseHost({ isHeadlessAsked, hasDisplay, findElectron }: HostQuestion): HostChoice {
  if (isHeadlessAsked) return { kind: 'headless', notice: null, opensWindow: false };
  if (!hasDisplay) {
    return { kind: 'headless', notice: 'There is no display for Electron here; open Hallway in a browser:', opensWindow: false };
  }
  const program = findElectron();
  if (program !== null) return { kind: 'electron', program };
  return { kind: 'headless', notice: 'Electron is not installed and could not be fetched; Hallway opens in a browser window instead:', opensWindow: true };
}

/** Whether this computer has somewhere to show a window. */
export function hasDisplay(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment['DISPLAY']) || Boolean(environment['WAYLAND_DISPLAY']);
}
