import { afterEach, beforeEach, expect, it } from 'vitest';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.ts';
import { startDevice, type Device } from './support/device.ts';
import { sampleFile, sendEach, sendFiles } from './support/file-traffic.ts';
import { look, serverFileOf } from './support/log-audit.ts';
import { startServerProcess, type ServerProcess } from './support/server-process.ts';
import { createStage, type Stage } from './support/stage.ts';

let stage: Stage;
let server: ServerProcess;
let proxy: ChaosProxy;
let device: Device;

beforeEach(async () => {
  stage = await createStage();
  server = await startServerProcess(stage.copyData());
  // Nothing of the organization can be on a new device before this line has brought it.
  proxy = await startChaosProxy(server.port, { delayMs: 200 });
  device = await startDevice(stage.makeProfile(stage.ada, proxy.url));
}, 60_000);

afterEach(async () => {
  await device.kill();
  await proxy.close();
  await server.kill();
  stage.close();
});

it('refuses a file for a chat that a new device does not have yet, and sends nothing of it; once the chat is there, files go', { timeout: 60_000 }, async () => {
  const [early, late] = [sampleFile('early.bin', 5_000), sampleFile('late.bin', 5_000)];
  await expect(sendFiles(device, { chatId: stage.chatId, body: early.fileName }, [early])).rejects.toMatchObject({ code: 'not_found' });
  await sendEach(device, stage.chatId, [late]);
  const sql = 'SELECT file_name FROM message_attachments WHERE chat_id = ?';
  expect(look(serverFileOf(server.dataDir), (database) => database.prepare(sql).all(stage.chatId))).toEqual([{ file_name: late.fileName }]);
});
