import { startBackend, untilValue } from './bench-backend.ts';

/**
 * Run in a process of its own for each measurement: starts the backend on a profile and times, in milliseconds, what a
 * person waits for. Prints one line of JSON. The start of Node itself is not part of it.
 */
const [folder = ''] = process.argv.slice(2);
const sendCount = 100;

const startedAtMs = performance.now();
const backend = await startBackend(folder);
const chats = await untilValue(backend.client, { name: 'chatList', params: {} }, (list) => list.length > 0);
const chatListMs = performance.now() - startedAtMs;

const openMs: number[] = [];
for (const { id: chatId } of chats.slice(0, 20)) {
  const openedAtMs = performance.now();
  await untilValue(backend.client, { name: 'messages', params: { chatId, anchorSeq: null, before: 60, after: 0 } }, ({ messages }) => messages.length > 0);
  openMs.push(performance.now() - openedAtMs);
}

const sendMs: number[] = [];
const chatId = chats[0]?.id ?? '';
for (let index = 0; index < sendCount; index += 1) {
  const sentAtMs = performance.now();
  await backend.client.call('sendMessage', { chatId, body: `Message ${String(index)}`, replyToMessageId: null });
  sendMs.push(performance.now() - sentAtMs);
}
backend.stop();
process.stdout.write(`${JSON.stringify({ chatListMs, openMs, sendMs })}\n`);
process.exit(0);
