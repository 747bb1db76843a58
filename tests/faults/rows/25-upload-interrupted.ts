import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { startChaosProxy } from '../chaos-proxy.ts';
import { startDevice } from '../support/device.ts';
import { breakOff, breaks, sampleFile, sendFiles, wrongBlobs, type Breakable, type SampleFile } from '../support/file-traffic.ts';
import { look, serverFileOf } from '../support/log-audit.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { pause } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 25: server, device or network break off while files are uploaded. */
export const uploadInterrupted: FaultRow = {
  number: 25,
  title: 'Upload interrupted: server killed, device killed or connection cut while files are on their way up',
  invariant: 'Each message arrives once with exactly its bytes, nothing half is stored, and no unfinished upload is left by what was finished',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('broken off', 'files', 'lost', 'wrong', 'duplicated');
    const server = await startServerProcess(stage.copyData());
    // Slow enough to be broken off in the midst of it.
    const proxy = await startChaosProxy(server.port, { bytesPerSecond: 30_000_000 });
    const parts: Breakable = { server, proxy, device: await startDevice(stage.makeProfile(stage.ada, proxy.url)) };
    try {
      const sent = await sendAll({ stage, parts, effort, tally });
      await tally.case('everything is there once', async () => audit({ stage, parts, tally, sent }));
    } finally {
      await parts.device.kill();
      await proxy.close();
      await parts.server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

type SentFiles = ReadonlyMap<string, readonly SampleFile[]>;

async function sendAll({ stage, parts, effort, tally }: { stage: Stage; parts: Breakable; effort: Effort; tally: Tally }): Promise<SentFiles> {
  const random = createRandom(effort.seed);
  const sent = new Map<string, SampleFile[]>();
  await parts.device.settle();
  const rounds = effort.isShort ? 3 : 90;
  for (let round = 0; round < rounds; round += 1) {
    const kind = breaks[round % breaks.length] ?? 'connection cut';
    await tally.case(`${kind}, ${round}`, async () => {
      const files = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) => sampleFile(`file ${round}-${index}.bin`, 1 + Math.floor(random() ** 3 * (effort.isShort ? 6_000_000 : 20_000_000))));
      const body = `round ${round}`;
      await sendFiles(parts.device, { chatId: stage.chatId, body }, files);
      sent.set(body, files);
      await pause(random() * 500);
      await breakOff(parts, kind);
      tally.count('broken off');
      await parts.device.settle(60_000);
    });
  }
  return sent;
}

function audit({ stage, parts, tally, sent }: { stage: Stage; parts: Breakable; tally: Tally; sent: SentFiles }): void {
  const { dataDir } = parts.server;
  const sql = 'SELECT body, message_attachments.content_hash AS contentHash FROM messages JOIN message_attachments ON message_attachments.message_id = messages.id WHERE messages.chat_id = ? ORDER BY message_attachments.position';
  const stored = look(serverFileOf(dataDir), (database) => database.prepare(sql).all(stage.chatId) as { body: string; contentHash: string }[]);
  const blobs = new Set(readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).map((name) => name.slice(-64)));
  for (const [body, files] of sent) {
    const found = stored.filter((row) => row.body === body).map(({ contentHash }) => contentHash);
    const wanted = files.map(({ contentHash }) => contentHash);
    tally.count('files', files.length);
    tally.count('lost', wanted.filter((contentHash) => !found.includes(contentHash) || !blobs.has(contentHash)).length);
    tally.count('duplicated', Math.max(0, found.length - wanted.length));
  }
  tally.count('wrong', wrongBlobs(dataDir).length);
  for (const name of ['lost', 'duplicated', 'wrong']) tally.check(tally.get(name) === 0, `${tally.get(name)} ${name}`);
  const uploads = join(dataDir, 'uploads');
  const unfinished = existsSync(uploads) ? readdirSync(uploads).filter((name) => !name.endsWith('.json') && !name.endsWith('.info')).length : 0;
  tally.check(unfinished <= tally.get('broken off') * 3, `${unfinished} unfinished uploads are left`);
  tally.count('unfinished uploads left for a day', unfinished);
}
