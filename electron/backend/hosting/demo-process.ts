import { z } from 'zod';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';

/** What the demo organization's process tells its parent. */
const demoMessageSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('ready'),
    serverUrl: z.string(),
    clients: z.array(z.object({ displayName: z.string(), email: z.string(), password: z.string() })).min(1),
  }),
  z.object({ type: z.literal('failed'), message: z.string() }),
]);
type DemoReady = Extract<z.infer<typeof demoMessageSchema>, { type: 'ready' }>;

/** Whom to sign in where. */
interface DemoAccess {
  readonly serverUrl: string;
  readonly email: string;
  readonly password: string;
}

/** A process as both hosts can start one: `child_process.fork` and Electron's `utilityProcess.fork`. */
export interface DemoChild {
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

export interface DemoProcessOptions {
  readonly spawn: () => DemoChild;
  readonly logger: Logger;
  readonly startTimeoutMs?: number;
}

/** The demo organization's server beside a host: started when first asked for, alive as long as the host. */
export interface DemoProcess {
  /**
   * Starts it, or gives the one that runs.
   * @throws HallwayError `demo_failed`; the next call tries again
   */
  start(): Promise<DemoAccess>;
  /** Ends it and waits for its end. */
  stop(): Promise<void>;
}

const defaultStartTimeoutMs = 30_000;

/** Gives a demo organization that is not running yet. */
export function createDemoProcess({ spawn, logger, startTimeoutMs = defaultStartTimeoutMs }: DemoProcessOptions): DemoProcess {
  let running: { readonly access: Promise<DemoAccess>; readonly ended: Promise<void>; readonly child: DemoChild } | null = null;

  function launch(): NonNullable<typeof running> {
    const child = spawn();
    const ended = new Promise<void>((resolve) => child.onExit(resolve));
    const started = { child, ended, access: waitForAccess(child, ended, startTimeoutMs) };
    const forget = () => {
      if (running === started) running = null;
    };
    void ended.then(forget);
    started.access.catch((error: unknown) => {
      logger.error('The demo organization did not start', { error: String(error) });
      child.kill();
      forget();
    });
    return started;
  }

  return {
    start() {
      running ??= launch();
      return running.access;
    },
    async stop() {
      const { child, ended } = running ?? {};
      child?.kill();
      await ended;
    },
  };
}

function waitForAccess(child: DemoChild, ended: Promise<void>, timeoutMs: number): Promise<DemoAccess> {
  return new Promise((resolve, reject) => {
    const fail = (message?: string) => {
      clearTimeout(timer);
      reject(new HallwayError('demo_failed', message === undefined ? {} : { message }));
    };
    const timer = setTimeout(fail, timeoutMs);
    child.onMessage((value) => {
      const message = demoMessageSchema.safeParse(value).data;
      if (message?.type === 'failed') fail(message.message);
      if (message?.type !== 'ready') return;
      clearTimeout(timer);
      resolve(accessOf(message));
    });
    void ended.then(() => fail());
  });
}

function accessOf({ serverUrl, clients }: DemoReady): DemoAccess {
  const [first] = clients;
  if (first === undefined) throw new HallwayError('demo_failed');
  return { serverUrl, email: first.email, password: first.password };
}
