import { registerHooks } from 'node:module';
import type { StoreDatabase } from '#backend/store/store-database';

/**
 * What stands in for real time and real chance in the simulator's process: ids, the global timers and `Date.now`, so
 * that a seed is a run. Imported before any module of the product, which needs no switch for it.
 */
export interface Simulation {
  newId(): string;
  nowMs(): number;
  after(delayMs: number, callback: () => void): () => void;
  random(): number;
  /** An error that nothing caught. */
  noteUncaught(error: unknown): void;
  /** Told before the product opens a store: a new one is migrated already, for migrating takes real time. */
  prepareStore(file: string): void;
  /** Told of every store that the product opens; gives what the product works with instead. */
  wrapStore(file: string, store: StoreDatabase): StoreDatabase;
}

const nothing: Simulation = {
  newId: () => '00000000-0000-7000-8000-000000000000',
  nowMs: () => 0,
  after: () => () => undefined,
  random: () => 0,
  noteUncaught: (error) => {
    throw error;
  },
  prepareStore: () => undefined,
  wrapStore: (_file, store) => store,
};
let current = nothing;

/** Hands time and chance of this process to a world; null takes them away again. */
export function simulate(simulation: Simulation | null): void {
  current = simulation ?? nothing;
}

const realImmediate = setImmediate;

/** Lets everything happen that waits for nothing but its turn. */
export function settle(): Promise<void> {
  return new Promise((resolve) => realImmediate(() => resolve()));
}

Object.assign(globalThis, {
  hallwaySimulation: {
    newId: () => current.newId(),
    prepareStore: (file: string) => current.prepareStore(file),
    wrapStore: (file: string, store: StoreDatabase) => current.wrapStore(file, store),
  },
});
const realNow = Date.now.bind(Date);

/** Real milliseconds, for those who measure the simulator itself. */
export const measuredNowMs = (): number => realNow();

/** From here on the process's globals tell the world's time and chance. */
export function takeGlobals(): void {
  Date.now = () => current.nowMs();
  Math.random = () => current.random();
  const timer = (callback: () => void, delayMs = 0) => {
    const cancel = current.after(delayMs, callback);
    const handle = { unref: () => handle, ref: () => handle, cancel };
    return handle;
  };
  Object.assign(globalThis, {
    setTimeout: timer,
    clearTimeout: (handle: { cancel?: () => void } | undefined) => handle?.cancel?.(),
    setImmediate: (callback: () => void) => timer(callback, 0),
  });
  AbortSignal.timeout = () => new AbortController().signal;
  process.on('unhandledRejection', (error) => current.noteUncaught(error));
}

const idModule = (real: string) => `
  export { v5 } from ${JSON.stringify(real)};
  export const v4 = () => globalThis.hallwaySimulation.newId();
  export const v7 = v4;`;
const storeModule = (real: string) => `
  import { openStore as open } from ${JSON.stringify(real)};
  export * from ${JSON.stringify(real)};
  export const openStore = async (file, ...more) => {
    globalThis.hallwaySimulation.prepareStore(file);
    return globalThis.hallwaySimulation.wrapStore(file, await open(file, ...more));
  };`;

const isOurs = (parentUrl: string | undefined): boolean => parentUrl !== undefined && !parentUrl.includes('/node_modules/');
/** By address: what is served instead of the module that stands there. */
const replacements = new Map<string, string>();

registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    if (context.parentURL?.includes('?simulated') === true) return resolved;
    const isIds = specifier === 'uuid' && isOurs(context.parentURL);
    const isStore = /\/electron\/backend\/store\/open-store\.(js|ts)$/.test(resolved.url);
    if (!isIds && !isStore) return resolved;
    const url = `${resolved.url}?simulated`;
    replacements.set(url, isIds ? idModule(resolved.url) : storeModule(resolved.url));
    return { ...resolved, url, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    const source = replacements.get(url);
    return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
  },
});
