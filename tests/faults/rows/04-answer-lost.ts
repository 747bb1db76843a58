import { startChaosProxy, pass, type Fate } from '../chaos-proxy.ts';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { startDevice } from '../support/device.ts';
import { messagesIn, serverFileOf, storedOnce } from '../support/log-audit.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { until } from '../support/until.ts';
import type { DownFrame } from '#shared/protocol/down/down-frame';

const timesLost = 20;

/** Fault 4: the same message's answer is lost again and again. */
export const answerLost: FaultRow = {
  number: 4,
  title: 'Answer to a message lost 20 times in a row',
  invariant: 'Every answer names the same place; the message stands once',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('answers lost', 'places given', 'duplicated');
    const server = await startServerProcess(stage.copyData());
    const lostAnswers: DownFrame[] = [];
    let toLose = 0;
    const proxy = await startChaosProxy(server.port, {
      onDown: ({ text }): Fate => {
        if (toLose === 0 || text === null) return pass;
        // The message itself would come with what was missed, and the device would need no answer any more.
        if (text.startsWith('{"type":"page"')) return { kind: 'drop' };
        if (!text.includes('"results"')) return pass;
        toLose -= 1;
        lostAnswers.push(JSON.parse(text) as DownFrame);
        return { kind: 'cut', afterBytes: 0 };
      },
    });
    const device = await startDevice(stage.makeProfile(stage.ada, proxy.url));
    const messages = effort.isShort ? 1 : 20;
    try {
      await device.settle();
      for (let number = 1; number <= messages; number += 1) {
        await tally.case(`message ${number}`, async () => {
          lostAnswers.length = 0;
          toLose = timesLost;
          await device.call('sendMessage', { chatId: stage.chatId, body: `lost ${number}`, replyToMessageId: null });
          await until(async () => {
            // The person asks for it, or the pauses between the attempts would grow to half a minute.
            await device.call('reconnectNow', {});
            return { isReached: toLose === 0, seen: toLose };
          }, 30_000, 'The answers could not be lost');
          await device.call('reconnectNow', {});
          await device.settle();
          const places = new Set(lostAnswers.flatMap((frame) => (frame.type === 'push' ? (frame.results ?? []) : [])).map((result) => (result.status === 'done' ? result.message?.seq : result.status)));
          tally.count('answers lost', lostAnswers.length);
          tally.count('places given', places.size);
          tally.check(places.size === 1, `one message was given ${places.size} answers`);
        });
      }
      await device.kill();
      const own = (file: string) => messagesIn(file, stage.chatId).filter(({ body }) => body.startsWith('lost '));
      const [there, here] = [own(serverFileOf(server.dataDir)), own(storeFileOf(device.profileFolder))];
      tally.count('duplicated', there.length - new Set(there.map(({ body }) => body)).size);
      tally.check(storedOnce(there.map(({ body }) => body), messages), 'the server does not hold each message once');
      tally.check(JSON.stringify(here) === JSON.stringify(there), 'the device holds something else than the server');
    } finally {
      await device.kill();
      await proxy.close();
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};
