import { readFileSync } from 'node:fs';
import type { Effort, FaultRow, Outcome } from '../fault-row.ts';
import { startChaosProxy } from '../chaos-proxy.ts';
import { DeviceRefusal, startDevice } from '../support/device.ts';
import { breakOff, breaks, sampleFile, sendEach, sha256, wrongBlobs, type Breakable, type SampleFile } from '../support/file-traffic.ts';
import { look } from '../support/log-audit.ts';
import { startServerProcess } from '../support/server-process.ts';
import { createStage, storeFileOf, type Stage } from '../support/stage.ts';
import { Tally } from '../support/tally.ts';
import { pause, until } from '../support/until.ts';
import { createRandom } from '../../system/support/seeded-random.ts';

/** Fault 26: server, device or network break off while a file is downloaded. */
export const downloadInterrupted: FaultRow = {
  number: 26,
  title: 'Download interrupted: server killed, device killed or connection cut while a file is on its way down',
  invariant: 'The file ends up whole, with its hash, mostly from the byte where it stopped; nothing half ever stands under its name',
  async run(effort: Effort): Promise<Outcome> {
    const stage = await createStage();
    const tally = new Tally('broken off', 'files', 'wrong', 'MB of files', 'MB sent by the server');
    const server = await startServerProcess(stage.copyData());
    const proxy = await startChaosProxy(server.port, { bytesPerSecond: 40_000_000 });
    try {
      const files = await upload({ stage, url: server.url, effort });
      const parts: Breakable = { server, proxy, device: await startDevice(stage.makeProfile(stage.ben, proxy.url)) };
      await parts.device.settle();
      await takeAll({ parts, files, effort, tally });
      await parts.device.kill();
      await parts.server.kill();
    } finally {
      await proxy.close();
      await server.kill();
      stage.close();
    }
    return tally.outcome();
  },
};

async function upload({ stage, url, effort }: { stage: Stage; url: string; effort: Effort }): Promise<SampleFile[]> {
  const random = createRandom(effort.seed);
  const device = await startDevice(stage.makeProfile(stage.ada, url));
  const sizeOf = () => 100_000 + Math.floor(random() * (effort.isShort ? 8_000_000 : 20_000_000));
  const files = Array.from({ length: effort.isShort ? 3 : 60 }, (_, index) => sampleFile(`file ${index}.bin`, sizeOf()));
  await sendEach(device, stage.chatId, files);
  await device.kill();
  return files;
}

interface Taking {
  readonly parts: Breakable;
  readonly files: readonly SampleFile[];
  readonly effort: Effort;
  readonly tally: Tally;
}

async function takeAll({ parts, files, effort, tally }: Taking): Promise<void> {
  const random = createRandom(effort.seed + 1);
  const before = parts.proxy.downBytes();
  for (const [index, file] of files.entries()) {
    const kind = breaks[index % breaks.length] ?? 'connection cut';
    await tally.case(`${kind}, ${file.fileName}`, async () => {
      const attachmentId = await findAttachment(parts, file);
      await parts.device.call('downloadFile', { attachmentId });
      await pause(random() * 300);
      await breakOff(parts, kind);
      tally.count('broken off');
      tally.count('wrong', wrongBlobs(blobFolderOf(parts)).length);
      await open(parts, attachmentId, file);
      tally.count('files');
    });
  }
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
  tally.count('MB of files', megabytes(files.reduce((sum, { bytes }) => sum + bytes.length, 0)));
  tally.count('MB sent by the server', megabytes(parts.proxy.downBytes() - before));
  tally.check(tally.get('wrong') === 0, `${tally.get('wrong')} files under a hash that is not theirs`);
  // What was on the line when it broke comes twice; a download that began anew each time would be half as much again.
  tally.check(tally.get('MB sent by the server') < tally.get('MB of files') * 1.35, 'downloads began from the start again');
}

const blobFolderOf = ({ device }: Breakable): string => storeFileOf(device.profileFolder).replace(/\.sqlite$/, '.files');

async function findAttachment({ device }: Breakable, { contentHash }: SampleFile): Promise<string> {
  const sql = 'SELECT id FROM message_attachments WHERE content_hash = ?';
  let id: string | undefined;
  await until(() => {
    id = look(storeFileOf(device.profileFolder), (database) => database.prepare(sql).get(contentHash) as { id: string } | undefined)?.id;
    return { isReached: id !== undefined };
  }, 20_000, 'the message never came');
  return id ?? '';
}

/** Opens it as a window does, as often as it takes, and looks at every byte. */
async function open(parts: Breakable, attachmentId: string, { contentHash }: SampleFile): Promise<void> {
  await until(async () => {
    try {
      const { path } = await parts.device.call('openFile', { attachmentId, variant: 'original' });
      if (sha256(readFileSync(path)) !== contentHash) throw new Error('A file was served that is not the one that was sent');
      return { isReached: true };
    } catch (error) {
      if (error instanceof DeviceRefusal && error.code === 'server_unreachable') return { isReached: false, seen: error.code };
      throw error;
    }
  }, 60_000, 'a file never came');
}
