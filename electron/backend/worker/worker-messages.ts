import { z } from 'zod';
import type { AccountView } from '#shared/contract/host/account-view';
import type { SerializedError } from '#shared/errors/hallway-error';

/** What the worker is started with. */
export const workerStartSchema = z.object({ profileFolder: z.string(), deviceName: z.string() });
export type WorkerStart = z.infer<typeof workerStartSchema>;

/** The ports of `BackendPorts`, called from the worker and answered by the host's main thread. */
export type PortName = 'startDemoOrganization' | 'protectSecret' | 'revealSecret' | 'claimAccount';

/** What the host's main thread sends. A connection is one renderer. */
export type ToWorker =
  | { readonly type: 'connect'; readonly connectionId: number }
  | { readonly type: 'envelope'; readonly connectionId: number; readonly envelope: unknown }
  | { readonly type: 'disconnect'; readonly connectionId: number }
  | { readonly type: 'portResult'; readonly callId: number; readonly value: unknown }
  | { readonly type: 'portFailure'; readonly callId: number; readonly error: SerializedError }
  | { readonly type: 'stop' };

/** What the worker sends. */
export type FromWorker =
  | { readonly type: 'started' }
  | { readonly type: 'stopped' }
  | { readonly type: 'envelope'; readonly connectionId: number; readonly envelope: unknown }
  | { readonly type: 'disconnect'; readonly connectionId: number }
  | { readonly type: 'portCall'; readonly callId: number; readonly name: PortName; readonly parameters: readonly string[] }
  | { readonly type: 'unreadTotal'; readonly total: number }
  | { readonly type: 'holder'; readonly holder: AccountView['holder'] }
  | { readonly type: 'log'; readonly level: 'debug' | 'info' | 'warn' | 'error'; readonly message: string; readonly context: Record<string, unknown> };
