import type { SerializedError } from '#shared/errors/hallway-error';
import type { CoreMethod } from './core-api.ts';

/** What travels between the sockets' thread and the core's. */
export interface CoreQuestion {
  readonly id: number;
  readonly method: CoreMethod;
  /** As JSON for a tick: its commands are many small objects, which cross as a text at two thirds of the cost. */
  readonly parameters: readonly unknown[] | string;
}

export type CoreAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: SerializedError; readonly detail: string };
