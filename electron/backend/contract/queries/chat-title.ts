import { unknownName } from '#shared/domain/unknown-name';
import { nameOf, type ViewContext } from '../view-context.ts';

/** A chat's name: the group's, or the other person's. */
export function titleOfChat({ store, self }: ViewContext, chatId: string): string {
  const chat = store.get<{ kind: string; name: string | null }>('SELECT kind, name FROM chats WHERE id = ?', chatId);
  if (chat?.kind !== 'direct') return chat?.name ?? unknownName;
  const other = store.get<{ user_id: string }>('SELECT user_id FROM chat_members WHERE chat_id = ? AND user_id <> ?', chatId, self.userId);
  return nameOf(store, other?.user_id ?? '');
}
