import { Backend } from '#backend/backend';
import { openWebSocket } from '#backend/sync/open-socket';
import { systemClock } from '#backend/system-clock';
import { createContractClient } from '#shared/contract/contract-client';
import { createMemoryCarriers } from '#shared/contract/memory-carrier';

/**
 * A backend in a process of its own, to be killed: `profileFolder chatId`. Writes one message after the other and tells
 * on a line of its own what each call answered.
 */
const [profileFolder = '', chatId = ''] = process.argv.slice(2);
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => quiet };
function ignore(): void {}

const backend = new Backend({
  profileFolder,
  deviceName: 'a test',
  logger: quiet,
  ports: { startDemoOrganization: () => Promise.reject(new Error('none')), protectSecret: async (secret) => secret, revealSecret: async (text) => text },
  clock: systemClock,
  random: Math.random,
  openSocket: openWebSocket,
  fetch: globalThis.fetch,
  onUnreadTotal: ignore,
});
await backend.start();
const carriers = createMemoryCarriers();
backend.connect(carriers.backend);
const client = createContractClient(carriers.renderer);
for (let number = 1; ; number += 1) {
  await client.call('sendMessage', { chatId, body: `numbered ${number}`, replyToMessageId: null });
  process.stdout.write(`${number}\n`);
}
