/** What the demo's process tells the host or script that started it. */
export type DemoMessage =
  | { readonly type: 'ready'; readonly serverUrl: string; readonly clients: readonly { displayName: string; email: string; password: string }[] }
  | { readonly type: 'failed'; readonly message: string };

interface UtilityProcess {
  readonly parentPort?: { postMessage(message: unknown): void };
}

/** Sends to whoever started this process: Electron (utility process) or Node (fork). Alone, nobody is told. */
export function tellDemoParent(message: DemoMessage): void {
  const { parentPort: port } = process as UtilityProcess;
  if (port === undefined) process.send?.(message);
  else port.postMessage(message);
}
