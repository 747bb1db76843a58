import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import type { DemoProcess } from './demo-process.ts';
import type { HostedBackend } from './hosted-backend.ts';
import type { SecretVault } from './secret-vault.ts';

export interface HostedBackendOptions {
  readonly profileFolder: string;
  readonly logger: Logger;
  readonly demo: DemoProcess;
  readonly vault: SecretVault;
  readonly onUnreadTotal: (total: number) => void;
}

/** Starts the embedded backend in a profile. */
export function startHostedBackend(_options: HostedBackendOptions): Promise<HostedBackend> {
  return Promise.reject(new HallwayError('internal'));
}
