/** What the demo's process tells the host or script that started it. */
export type DemoMessage =
  | { readonly type: 'ready'; readonly serverUrl: string; readonly clients: readonly { displayName: string; email: string; password: string }[] }
  | { readonly type: 'failed'; readonly message: string };

interface UtilityProcess {
  readonly parentPort?: { postMessage(message: unknown): void };
}

/**
 * Sends to whoever started this process: Electron (utility process) or Node (fork). Alone, nobody is told.
 * Resolves when the message is on its way, so that the process may end.
 */
export async function tellDemoParent(message: DemoMessage): Promise<void> {
  const { parentPort: port } = process as UtilityProcess;
  if (port !== undefined) port.postMessage(message);
  else if (process.send !== undefined) await new Promise<void>((resolve) => process.send?.(message, () => resolve()));
}
