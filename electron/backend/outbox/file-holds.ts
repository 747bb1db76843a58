import type { ChatIntent, IntentOf } from '#shared/protocol/commands/command';
import { contentsOf, readUpload, type UploadRow } from '../files/upload-rows.ts';
import type { StoreReader } from '../store/store-database.ts';

/** Files up to this size in all are waited for by what was written after them; larger ones are overtaken (SY12). */
const keepsOrderUpToBytes = 16 * 1024 * 1024;

/** What of a stored intent decides whether it waits for files; other kinds of intents have none of it. */
type FileIntent = Partial<Pick<IntentOf<'message.send'>, 'attachments' | 'replyToMessageId'> & Pick<IntentOf<'profile.update'>, 'picture'>>;

interface WaitingRow {
  readonly position: number;
  readonly chat_id: string;
  readonly message_id: string | null;
  readonly intent: string;
}

/** Which of the waiting rows may travel: what needs files waits for them, and what follows it in its chat mostly waits too. */
export function withoutHeld<Row extends WaitingRow>(reader: StoreReader, rows: readonly Row[]): Row[] {
  const heldMessages = new Set<string>();
  const heldChats = new Set<string>();
  return rows.filter((row) => {
    if (heldChats.has(row.chat_id)) return false;
    const intent = JSON.parse(row.intent) as FileIntent;
    const follows = (row.message_id !== null && heldMessages.has(row.message_id)) || (intent.replyToMessageId !== undefined && heldMessages.has(intent.replyToMessageId ?? ''));
    const uploads = unfinished(reader, intent);
    if (!follows && uploads.length === 0) return true;
    if (row.message_id !== null) heldMessages.add(row.message_id);
    if (!follows && keepsOrder(intent, uploads)) heldChats.add(row.chat_id);
    return false;
  });
}

/** The contents that an intent needs on the server before it can be carried out. */
export function contentsNeededBy(intent: ChatIntent | FileIntent): string[] {
  const attachments = 'attachments' in intent ? intent.attachments : undefined;
  const picture = 'picture' in intent ? intent.picture : undefined;
  return [...contentsOf(attachments ?? []), ...(picture === null || picture === undefined ? [] : [picture])];
}

function unfinished(reader: StoreReader, intent: FileIntent): (UploadRow | null)[] {
  return contentsNeededBy(intent).map((contentHash) => readUpload(reader, contentHash) ?? null).filter((upload) => upload?.status !== 'done');
}

/** Nobody waits for what the person holds back, or for what takes long. */
function keepsOrder({ attachments = [] }: FileIntent, uploads: readonly (UploadRow | null)[]): boolean {
  const sizeBytes = attachments.reduce((sum, file) => sum + file.sizeBytes, 0);
  return sizeBytes <= keepsOrderUpToBytes && uploads.every((upload) => upload?.status === 'waiting');
}
