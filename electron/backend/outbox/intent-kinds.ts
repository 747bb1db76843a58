/**
 * How stored intents are told apart in SQL: `kind` is always written first. Kept here, so that the way intents are
 * stored is known in one place.
 */

/** An outbox row that sends a message. */
export const isSendSql = `intent LIKE '{"kind":"message.send"%'`;

/** An outbox row that has a message sent later. */
export const isScheduleSql = `intent LIKE '{"kind":"message.schedule"%'`;

/** An outbox row that cannot travel before a content: a message with files, somebody's or a group's picture. */
export const hasFilesSql = `((${isSendSql} AND intent LIKE '%"attachments":[%') OR ((intent LIKE '{"kind":"profile.update"%' OR intent LIKE '{"kind":"chat.update"%') AND intent LIKE '%"picture":"%'))`;

/** An outbox row that gives a message another wording. */
export const isEditSql = `intent LIKE '{"kind":"message.edit"%'`;

/** An outbox row that deletes a message. */
export const isDeleteSql = `intent LIKE '{"kind":"message.delete"%'`;

/** An outbox row that moves the read pointer. */
export const isReadSql = `intent LIKE '{"kind":"chat.read"%'`;

/** An outbox row that names a place in a chat: how far a thread is read, or from where a chat is unread again. */
export const namesPlaceSql = `(intent LIKE '{"kind":"message.mark"%"threadReadSeq":%' OR intent LIKE '{"kind":"member.preferences"%"markedUnreadSeq":%')`;

/** An outbox row that says how far a thread is read. */
export const isThreadReadSql = `intent LIKE '{"kind":"message.mark"%"threadReadSeq":%'`;

/** An outbox row that makes a chat. */
export function isCreationSql(table = 'outbox'): string {
  return `${table}.intent LIKE '{"kind":"chat.create%'`;
}

/** Whether the stored text of an intent is about the person themselves, what they say of them or want everywhere, not about a chat. */
export function concernsNoChat(intentText: string): boolean {
  return intentText.startsWith('{"kind":"preferences.') || intentText.startsWith('{"kind":"profile.');
}

/** Whether the stored text of an intent is that of a chat's creation. */
export function isCreation(intentText: string): boolean {
  return intentText.startsWith('{"kind":"chat.create');
}
