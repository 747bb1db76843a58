import { createHash } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';

/**
 * The id of a message in an export: the same each time it is imported, so that importing again finds it there.
 * Shaped as a UUIDv7 of the message's time, so that index pages fill in order as they do with new messages.
 * @param key what names the message within its chat
 */
export function importedMessageId(chatId: string, createdAtMs: number, key: string): string {
  const hash = createHash('sha256').update(`${chatId}/${key}`).digest('hex');
  const time = createdAtMs.toString(16).padStart(12, '0').slice(-12);
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`;
}

/** The id of an imported message's file, the same each time. */
export function importedAttachmentId(messageId: string, position: number): string {
  return uuidv5(String(position), messageId);
}
