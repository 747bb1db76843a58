import { startChaosProxy, pass, type ChaosProxy, type Fate } from '../chaos-proxy.ts';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { auditServer, halfWritten, messagesIn, storedOnce } from '../support/log-audit.ts';
import { startDevice } from '../support/device.ts';
import { Sender, together } from '../support/sender.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 3: the connection is cut at each byte of a message's frame, and at each byte of its answer. */
export const connectionCut: FaultRow = {
  number: 3,
  title: 'Connection cut before, at each byte of, and after a message’s frame, and before, at each byte of, and after its answer',
  invariant: 'Sent again, it stands exactly once, at one place',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('acked', 'lost', 'duplicated');
    const server = await startServerProcess(stage.copyData());
    const proxy = await startChaosProxy(server.port);
    try {
      const book: Sender[] = [];
      await cutUp({ stage, proxy, effort, tally, book });
      await cutDown({ stage, proxy, effort, tally, book });
      await cutDevice({ stage, proxy, effort, tally }, server);
      await server.stop();
      audit(server, book, tally);
    } finally {
      await proxy.close();
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

interface Parts {
  readonly stage: Stage;
  readonly proxy: ChaosProxy;
  readonly effort: Effort;
  readonly tally: Tally;
}

interface BookedParts extends Parts {
  readonly book: Sender[];
}

/** Every boundary, or with few cases the ends and some between. */
function boundaries(length: number, { isShort }: Effort): number[] {
  const all = Array.from({ length: length + 1 }, (_, byte) => byte);
  return isShort ? all.filter((byte) => byte === 0 || byte === 1 || byte === length || byte % Math.ceil(length / 4) === 0) : all;
}

const isSend = (text: string | null): boolean => text !== null && text.includes('"message.send"');
const isAnswer = (text: string | null): boolean => text !== null && text.includes('"results"');

async function cutUp(parts: BookedParts): Promise<void> {
  const length = await frameLength(parts, 'onUp', isSend);
  for (const byte of boundaries(length, parts.effort)) {
    await parts.tally.case(`cut after ${byte} bytes of the frame`, () => cutOnce(parts, 'onUp', { isMeant: isSend, byte }));
  }
}

async function cutDown(parts: BookedParts): Promise<void> {
  const length = await frameLength(parts, 'onDown', isAnswer);
  for (const byte of boundaries(length, parts.effort)) {
    await parts.tally.case(`cut after ${byte} bytes of the answer`, () => cutOnce(parts, 'onDown', { isMeant: isAnswer, byte }));
  }
}

/** Sends one message through the proxy and measures the frame that is meant. */
async function frameLength({ stage, proxy, book }: BookedParts, way: 'onUp' | 'onDown', isMeant: (text: string | null) => boolean): Promise<number> {
  let length = 0;
  proxy.weather[way] = (frame) => {
    if (isMeant(frame.text)) length = frame.raw.length;
    return pass;
  };
  const sender = newSender(stage, book);
  await sender.write(proxy.url, stage.ada.tokens[0], () => sender.acknowledged.size === 1);
  return length;
}

async function cutOnce({ stage, proxy, book }: BookedParts, way: 'onUp' | 'onDown', { isMeant, byte }: { isMeant: (text: string | null) => boolean; byte: number }): Promise<void> {
  let wasCut = false;
  proxy.weather.onUp = () => pass;
  proxy.weather.onDown = () => pass;
  proxy.weather[way] = (frame): Fate => {
    if (wasCut || !isMeant(frame.text)) return pass;
    wasCut = true;
    return { kind: 'cut', afterBytes: Math.min(byte, frame.raw.length) };
  };
  const sender = newSender(stage, book);
  const isAcknowledged = () => sender.acknowledged.size === 1;
  await sender.write(proxy.url, stage.ada.tokens[0], isAcknowledged);
  if (!wasCut) throw new Error('The frame was never seen');
  await sender.write(proxy.url, stage.ada.tokens[0], isAcknowledged);
  if (!isAcknowledged()) throw new Error('It was not acknowledged when it was sent again');
}

function newSender(stage: Stage, book: Sender[]): Sender {
  const sender = new Sender(`cut ${String(book.length).padStart(5, '0')}`, stage.chatId);
  book.push(sender);
  return sender;
}

/** The same with a real device, whose own outbox sends again: cuts at random bytes of its frames and of their answers. */
async function cutDevice({ stage, proxy, effort, tally }: Parts, server: ServerProcess): Promise<void> {
  const random = createRandom(effort.seed);
  const device = await startDevice(stage.makeProfile(stage.ben, proxy.url));
  await device.settle();
  const count = effort.isShort ? 4 : 100;
  for (let number = 1; number <= count; number += 1) {
    await tally.case(`a device is cut, ${number}`, async () => {
      let wasCut = false;
      const cut = (isMeant: (text: string | null) => boolean) => (frame: { text: string | null; raw: Buffer }): Fate => {
        if (wasCut || !isMeant(frame.text)) return pass;
        wasCut = true;
        return { kind: 'cut', afterBytes: Math.floor(random() * (frame.raw.length + 1)) };
      };
      proxy.weather.onUp = number % 2 === 0 ? cut(isSend) : () => pass;
      proxy.weather.onDown = number % 2 === 0 ? () => pass : cut(isAnswer);
      await device.call('sendMessage', { chatId: stage.chatId, body: `device ${number}`, replyToMessageId: null });
      await device.settle();
      if (!wasCut) throw new Error('The frame was never seen');
    });
  }
  await device.kill();
  const file = storeFileOf(device.profileFolder);
  const own = (name: string) => messagesIn(name, stage.chatId).filter(({ body }) => body.startsWith('device '));
  tally.check(JSON.stringify(own(file)) === JSON.stringify(own(`${server.dataDir}/hallway.sqlite`)), 'the device holds something else than the server');
  tally.check(storedOnce(own(file).map(({ body }) => body), count), 'the device’s messages are not there once each');
  tally.count('acked', count);
}

function audit(server: ServerProcess, book: readonly Sender[], tally: Tally): void {
  const sent = together(book);
  const { lost, duplicated, problems } = auditServer(server.dataDir, sent);
  tally.count('acked', sent.acknowledged.size);
  tally.count('lost', lost);
  tally.count('duplicated', duplicated);
  for (const problem of problems) tally.fail(problem);
  tally.check(halfWritten(server.dataDir) === 0, 'a command is there by half');
}
