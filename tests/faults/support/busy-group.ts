import { newId } from '#shared/domain/ids';
import type { Intent } from '#shared/protocol/commands/command';
import { ServerClient } from '../../system/support/server-client.ts';
import { look, messagesIn, serverFileOf } from './log-audit.ts';
import { storeFileOf, type Stage } from './stage.ts';
import { until } from './until.ts';

const emojis = ['👍', '🎉', '🙂'];

/** Does so many random things in the stage's group as this person: writes, edits, deletes, reacts. Gives the ids written. */
export async function keepBusy(url: string, { stage, token, count, random }: { stage: Stage; token: string; count: number; random: () => number }): Promise<string[]> {
  const { client } = await ServerClient.greet(url, token);
  const { chatId } = stage;
  const standing: string[] = [];
  const written: string[] = [];
  const pick = (): string => standing[Math.floor(random() * standing.length)] ?? '';
  for (let number = 0; number < count; number += 1) {
    const dice = random();
    let intent: Intent;
    if (standing.length === 0 || dice < 0.6) {
      const messageId = newId();
      standing.push(messageId);
      written.push(messageId);
      intent = { kind: 'message.send', chatId, messageId, body: `busy ${token.slice(0, 6)} ${number}`, replyToMessageId: null };
    } else if (dice < 0.75) intent = { kind: 'message.edit', chatId, messageId: pick(), body: `edited ${token.slice(0, 6)} ${number}` };
    else if (dice < 0.85) intent = { kind: 'message.delete', chatId, messageId: standing.splice(Math.floor(random() * standing.length), 1)[0] ?? '' };
    else intent = { kind: 'reaction.set', chatId, messageId: pick(), emoji: emojis[Math.floor(random() * emojis.length)] ?? '👍', present: random() < 0.7 };
    const result = await client.act(intent);
    if (result.status !== 'done') throw new Error(`A command was not done: ${JSON.stringify(result)}`);
  }
  client.close();
  return written;
}

/** What a file, the server's or a device's, holds of the group: messages, their texts and standing reactions, as one text. */
export function groupAsText(file: string, chatId: string): string {
  const reactions = look(file, (database) => database.prepare('SELECT message_id, user_id, emoji FROM message_reactions WHERE chat_id = ? AND removed_at IS NULL ORDER BY 1, 2, 3').all(chatId));
  return JSON.stringify([messagesIn(file, chatId), reactions]);
}

/** Waits until the device's file holds of the group what the server's file holds. */
export async function untilAlike(stage: Stage, dataDir: string, profileFolder: string, timeoutMs = 20_000): Promise<void> {
  await until(() => {
    const [there, here] = [groupAsText(serverFileOf(dataDir), stage.chatId), groupAsText(storeFileOf(profileFolder), stage.chatId)];
    const at = there.split('').findIndex((sign, place) => sign !== here[place]);
    return { isReached: there === here, seen: { server: there.length, device: here.length, from: `${there.slice(Math.max(0, at - 60), at + 60)} / ${here.slice(Math.max(0, at - 60), at + 60)}` } };
  }, timeoutMs, 'the device never came to hold what the server holds');
}

/** What SY11 says the unread count is, counted from the server's file. */
export function unreadOnServer(dataDir: string, chatId: string, userId: string): number {
  return look(serverFileOf(dataDir), (database) => database.prepare(
    `SELECT COUNT(*) FROM messages WHERE chat_id = ? AND sender_id <> ? AND deleted_at IS NULL AND type <> 'system'
     AND seq > (SELECT last_read_seq FROM chat_members WHERE chat_id = messages.chat_id AND user_id = ?)`,
  ).pluck().get(chatId, userId, userId) as number);
}
