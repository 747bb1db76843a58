import type { Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import type { CoreApi } from '../core/core-api.ts';
import type { SessionHub } from './session-hub.ts';

/** What a connection works with. */
export interface GatewayOptions {
  readonly core: CoreApi;
  readonly hub: SessionHub;
  readonly clock: Clock;
  readonly logger: Logger;
}
