import { join } from 'node:path';

export interface ProfileSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
}

/** Where Hallway keeps a person's data unless told otherwise: where each system expects it, the same for both hosts. */
export function defaultProfileFolder({ platform, environment, homeFolder }: ProfileSurroundings): string {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(homeFolder, 'AppData', 'Roaming'), 'Hallway');
  if (platform === 'darwin') return join(homeFolder, 'Library', 'Application Support', 'Hallway');
  return join(absoluteOrNull(environment['XDG_CONFIG_HOME']) ?? join(homeFolder, '.config'), 'Hallway');
}

/** Relative values of the XDG variables are to be ignored. */
function absoluteOrNull(folder: string | undefined): string | null {
  return folder?.startsWith('/') === true ? folder : null;
}
