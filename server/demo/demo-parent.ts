/** What the demo's process tells the host or script that started it. */
export type DemoMessage =
  | { readonly type: 'ready'; readonly serverUrl: string; readonly clients: readonly { displayName: string; email: string; password: string }[] }
  | { readonly type: 'failed'; readonly message: string };

interface UtilityProcess {
  readonly parentPort?: { postMessage(message: unknown): void };
}

/** Sends to whoever started this process: Electron (utility process) or Node (fork). Alone, nobody is told. */
export function tellDemoParent(message: DemoMessage): void {
  const { parentPort } = process as UtilityProcess;
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
}
