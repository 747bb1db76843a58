import type { CallName, CallParams, CallResult } from '#shared/contract/calls';
import type { QueryName, QueryParams, QueryValue } from '#shared/contract/queries';

/** How a device's process is told what its clock and its chance are. */
export interface DeviceSettings {
  readonly profileFolder: string;
  readonly seed: number;
  /** What the device's clock says beside the computer's. */
  readonly clockOffsetMs: number;
  /** So many times as fast do the device's timers run. */
  readonly speed: number;
}

/** What is asked of a device's process. */
export type DeviceQuestion =
  | { readonly id: number; readonly kind: 'call'; readonly name: CallName; readonly params: CallParams<CallName> }
  | { readonly id: number; readonly kind: 'read'; readonly name: QueryName; readonly params: QueryParams<QueryName> }
  | { readonly id: number; readonly kind: 'setClock'; readonly offsetMs: number };

/** What it says. */
export type DeviceAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'value'; readonly id: number; readonly value: CallResult<CallName> | QueryValue<QueryName> | null }
  | { readonly kind: 'refused'; readonly id: number; readonly code: string; readonly message: string };
