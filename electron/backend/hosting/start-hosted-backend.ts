import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import type { DemoProcess } from './demo-process.ts';
import type { HostedBackend } from './hosted-backend.ts';
import { lockProfile } from './profile-lock.ts';
import type { SecretVault } from './secret-vault.ts';

export interface HostedBackendOptions {
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly demo: DemoProcess;
  readonly vault: SecretVault;
  readonly onUnreadTotal: (total: number) => void;
}

/**
 * Takes the profile and starts the embedded backend in it.
 * @throws HallwayError `store_locked` when another host uses the profile
 */
export function startHostedBackend(options: HostedBackendOptions): Promise<HostedBackend> {
  lockProfile(options.profileFolder);
  return Promise.reject(new HallwayError('internal'));
}
