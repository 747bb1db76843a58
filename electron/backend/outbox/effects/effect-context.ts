import type { Self } from '../../store/self.ts';
import type { StoreWriter } from '../../store/store-database.ts';

/** Where and when an intent takes effect on this computer. */
export interface EffectContext {
  readonly writer: StoreWriter;
  readonly self: Self;
  readonly nowMs: number;
}
