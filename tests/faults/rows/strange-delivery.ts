import { startChaosProxy, type Weather } from '../chaos-proxy.ts';
import type { Effort, Outcome } from '../fault-row.ts';
import { keepBusy, unreadOnServer, untilAlike } from '../support/busy-group.ts';
import { startDevice } from '../support/device.ts';
import { messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** A device behind strange weather reads and writes while two others are busy; at the end it holds what the server holds. */
export async function runStrangeDelivery(effort: Effort, setWeather: (weather: Weather) => void): Promise<Outcome> {
  const tally = new Tally('changes', 'duplicated', 'wrong unread');
  const stage = await createStage();
  const rounds = effort.isShort ? 1 : 12;
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await tally.case(`round ${round}`, async () => {
        const random = createRandom(effort.seed + round);
        const server = await startServerProcess(stage.copyData());
        const proxy = await startChaosProxy(server.port, { random });
        setWeather(proxy.weather);
        const device = await startDevice(stage.makeProfile(stage.ben, proxy.url));
        try {
          await device.settle();
          const count = effort.isShort ? 60 : 300;
          const busy = [stage.ada, stage.cleo].map((person) => keepBusy(server.url, { stage, token: person.tokens[0], count, random }));
          const own = 20;
          for (let number = 1; number <= own; number += 1) await device.call('sendMessage', { chatId: stage.chatId, body: `own ${number}`, replyToMessageId: null });
          await Promise.all(busy);
          await device.settle();
          await untilAlike(stage, server.dataDir, device.profileFolder);
          tally.count('changes', 2 * count + own);
          const bodies = messagesIn(serverFileOf(server.dataDir), stage.chatId).map(({ body }) => body).filter((body) => body.startsWith('own '));
          tally.count('duplicated', bodies.length - new Set(bodies).size);
          tally.check(storedOnce(bodies, own), 'the device’s own messages are not there once each');
          const detail = await device.read('chat', { chatId: stage.chatId, memberLimit: 0 });
          const unread = unreadOnServer(server.dataDir, stage.chatId, stage.ben.userId);
          tally.count('wrong unread', detail?.unreadCount === unread ? 0 : 1);
          tally.check(detail?.unreadCount === unread, `unread is ${detail?.unreadCount ?? 'nothing'} instead of ${unread}`);
        } finally {
          await device.kill();
          await proxy.close();
          await server.kill();
        }
      });
    }
  } finally {
    stage.close();
  }
  return tally.outcome();
}
