import type { CoreApi, CoreMethod } from '#server/core/core-api';
import { isBeyondRepair, toOperationalError } from '#server/core/operational-error';
import { deserializeError, serializeError } from '#shared/errors/hallway-error';
import type { Life, VirtualTime } from './virtual-time.ts';

interface CorePart {
  readonly time: VirtualTime;
  readonly life: Life;
  /** How long a question takes to the core's thread, and an answer back. */
  readonly delays: { askMs: number; answerMs: number };
  /** The core has done something, and nobody knows yet. */
  onDone(method: CoreMethod): Promise<void>;
  onError(error: unknown): void;
  onBeyondRepair(): void;
}

/** The core as the sockets' thread sees it: every call travels to another thread and back, and may find its end there. */
export function behindMessages(core: CoreApi, part: CorePart): CoreApi {
  const { time, life, delays } = part;
  const ask = (method: CoreMethod, parameters: readonly unknown[]) =>
    new Promise<unknown>((resolve, reject) => {
      const settle = (tell: () => void) => time.after(delays.answerMs, () => (life.isOver ? undefined : tell()));
      const fail = (error: unknown) => {
        const known = toOperationalError(error);
        if (known.kind === 'bug') part.onError(error);
        if (isBeyondRepair(error)) return part.onBeyondRepair();
        settle(() => reject(deserializeError(serializeError(known))));
      };
      const work = async () => {
        const value = await (core[method] as (...given: readonly unknown[]) => Promise<unknown>)(...parameters);
        await part.onDone(method);
        settle(() => resolve(value));
      };
      time.after(delays.askMs, () => (life.isOver ? undefined : void work().catch(fail)));
    });
  return new Proxy(core, { get: (_core, method) => (typeof method === 'string' && method !== 'then' ? (...parameters: readonly unknown[]) => ask(method as CoreMethod, parameters) : undefined) });
}
