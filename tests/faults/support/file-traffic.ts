import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { incomingFolderOf } from '#backend/files/file-folders';
import type { OutgoingFile } from '#shared/contract/outgoing-file';
import { newId } from '#shared/domain/ids';
import { startDevice, type Device } from './device.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';
import { pause } from './until.ts';
import type { ChaosProxy } from '../chaos-proxy.ts';

/** Where a transfer is broken off. */
export const breaks = ['server killed', 'device killed', 'connection cut'] as const;
type Break = (typeof breaks)[number];

/** A file with bytes that nobody else has, so that nothing of it is on the server already. */
export interface SampleFile {
  readonly fileName: string;
  readonly contentHash: string;
  readonly bytes: Buffer;
}

export function sampleFile(fileName: string, sizeBytes: number): SampleFile {
  const bytes = Buffer.alloc(sizeBytes);
  bytes.write(randomUUID());
  for (let at = 64; at + 4 <= sizeBytes; at += 4_093) bytes.writeUInt32LE(at, at);
  return { fileName, bytes, contentHash: sha256(bytes) };
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hands files over as a host does and sends them with one message; resolves when that is durable on the device. */
export async function sendFiles(device: Device, message: { readonly chatId: string; readonly body: string }, files: readonly SampleFile[]): Promise<void> {
  const outgoing: OutgoingFile[] = [];
  for (const { fileName, bytes } of files) {
    const incomingId = newId();
    mkdirSync(incomingFolderOf(device.profileFolder), { recursive: true });
    writeFileSync(join(incomingFolderOf(device.profileFolder), incomingId), bytes);
    const { kind: _kind, ...staged } = await device.call('adoptFile', { incomingId, fileName });
    outgoing.push({ ...staged, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null });
  }
  await device.call('sendMessage', { ...message, replyToMessageId: null, files: outgoing });
}

/** Sends each of these files with a message of its own, from a device that may be new; resolves when the server has all of them. */
export async function sendEach(device: Device, chatId: string, files: readonly SampleFile[]): Promise<void> {
  // A device refuses a chat that it does not have yet, as it must; on a busy computer its first copy comes after the first file is ready.
  await device.settle(60_000);
  for (const file of files) await sendFiles(device, { chatId, body: file.fileName }, [file]);
  await device.settle(60_000);
}

/** A server and a device with the network between them, any of which may be broken and is whole again afterwards. */
export interface Breakable {
  server: ServerProcess;
  device: Device;
  readonly proxy: ChaosProxy;
}

/** Breaks one of the three off and puts it back. */
export async function breakOff(parts: Breakable, kind: Break): Promise<void> {
  const { server, device, proxy } = parts;
  if (kind === 'server killed') {
    await server.kill();
    parts.server = await startServerProcess(server.dataDir, { port: server.port });
  } else if (kind === 'device killed') {
    await device.kill();
    parts.device = await startDevice(device.profileFolder);
  } else {
    proxy.cutAll();
    await pause(1);
  }
}

/** Files below a folder whose name is a hash that is not the hash of what they hold. */
export function wrongBlobs(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name, parentPath }) => /^[0-9a-f]{64}$/.test(name) && basename(parentPath) === name.slice(0, 2) && sha256(readFileSync(join(parentPath, name))) !== name)
    .map(({ name }) => name);
}
