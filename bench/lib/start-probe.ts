import { join } from 'node:path';
import { createContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';
import { createSecretVault } from '#backend/hosting/secret-vault';
import { startHostedBackend } from '#backend/hosting/start-hosted-backend';
import { silentLogger, untilValue } from './bench-backend.ts';
import { projectRoot } from './child-server.ts';

/**
 * Run in a process of its own for each measurement: starts the backend on a profile as a host does, in its thread and from
 * its bundle, and times, in milliseconds, what a person waits for. Prints one line of JSON. The start of the host is not
 * part of it.
 */
const [folder = ''] = process.argv.slice(2);
const sendCount = 100;

const startedAtMs = performance.now();
const backend = await startHostedBackend({
  program: join(projectRoot, 'dist/electron/backend/worker/backend-worker.js'),
  profileFolder: folder,
  logger: silentLogger,
  demo: { start: () => Promise.reject(new Error('There is no demo in a benchmark.')), stop: () => Promise.resolve() },
  vault: createSecretVault(null, silentLogger),
  onUnreadTotal: () => undefined,
  onHolder: () => undefined,
  claimAccount: () => undefined,
  onLost: () => undefined,
});
const carriers = createMemoryCarriers();
backend.connect(carriers.backend);
const client = createContractClient(carriers.renderer);
const chats = await untilValue(client, { name: 'chatList', params: {} }, (list) => list.length > 0);
const chatListMs = performance.now() - startedAtMs;

const openMs: number[] = [];
for (const { id: chatId } of chats.slice(0, 20)) {
  const openedAtMs = performance.now();
  await untilValue(client, { name: 'messages', params: { chatId, anchorSeq: null, before: 60, after: 0 } }, ({ messages }) => messages.length > 0);
  openMs.push(performance.now() - openedAtMs);
}

const sendMs: number[] = [];
const chatId = chats[0]?.id ?? '';
for (let index = 0; index < sendCount; index += 1) {
  const sentAtMs = performance.now();
  await client.call('sendMessage', { chatId, body: `Message ${String(index)}`, replyToMessageId: null });
  sendMs.push(performance.now() - sentAtMs);
}
await backend.stop();
process.stdout.write(`${JSON.stringify({ chatListMs, openMs, sendMs })}\n`);
process.exit(0);
