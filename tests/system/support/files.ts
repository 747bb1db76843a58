import { createHash } from 'node:crypto';
import { createFileDesk, type FileDesk } from '#backend/hosting/file-desk';
import type { OutgoingFile, StagedFile } from '#shared/contract/outgoing-file';
import type { AttachmentView } from '#shared/contract/views/attachment-view';
import type { Device } from './world.ts';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The desk of a device, as its host opens it. */
function deskOf({ profileFolder, client }: Device): FileDesk {
  return createFileDesk({ profileFolder, call: (name, params) => client.call(name, params) });
}

/** Hands a file over as a window does. @throws Error with the refusal's code */
export async function stage(device: Device, name: string, bytes: Uint8Array): Promise<StagedFile> {
  const request = new Request(`http://localhost/files/staged?name=${encodeURIComponent(name)}`, { method: 'POST', body: bytes as BodyInit });
  const response = await deskOf(device).answer(request, 'staged');
  const answer = (await response.json()) as StagedFile | { error: { code: string } };
  if ('error' in answer) throw new Error(answer.error.code);
  return answer;
}

export function outgoing(staged: StagedFile, more: Partial<OutgoingFile> = {}): OutgoingFile {
  const { contentHash, fileName, mimeType, sizeBytes } = staged;
  return { contentHash, fileName, mimeType, sizeBytes, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null, ...more };
}

/** What a window gets when it asks for a file. */
export function fetchFile(device: Device, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return deskOf(device).answer(new Request(`http://localhost/files/${path}`, { headers }), path.split('?')[0] ?? '');
}

/** Waits for a message with a file of this name. */
export async function untilFile(device: Device, chatId: string, fileName: string, fits: (file: AttachmentView) => boolean = () => true): Promise<AttachmentView> {
  const find = (messages: readonly { attachments: readonly AttachmentView[] }[]) => messages.flatMap((message) => message.attachments).find((file) => file.fileName === fileName && fits(file));
  const view = await device.until('messages', { chatId, anchorSeq: null, before: 100, after: 0 }, ({ messages }) => find(messages) !== undefined, 20_000);
  const file = find(view.messages);
  if (file === undefined) throw new Error('It was there a moment ago');
  return file;
}
