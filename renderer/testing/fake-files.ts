import type { QueryParams } from '#shared/contract/queries';
import type { FilePage, FileView } from '#shared/contract/views/attachment-view';
import type { FakeWorld } from './fake-world.ts';

/** The files of the drawn messages, newest first. */
export function filesOf(world: FakeWorld, { chatId, filter, text, limit }: QueryParams<'files'>): FilePage {
  const files = [...world.chats.values()]
    .filter((chat) => chatId === null || chat.id === chatId)
    .flatMap((chat) =>
      chat.messages.flatMap((message) =>
        message.attachments.map((attachment): FileView => ({
          attachment, messageId: message.id, chatId: chat.id, chatTitle: chat.title, seq: message.seq, senderId: message.senderId, senderName: message.senderName, createdAt: message.createdAt,
        })),
      ),
    )
    .filter(({ attachment }) => attachment.fileName.toLowerCase().includes(text.toLowerCase()) && fits(attachment.kind, filter))
    .toSorted((one, other) => other.createdAt - one.createdAt);
  return { files: files.slice(0, limit), hasMore: files.length > limit };
}

function fits(kind: FileView['attachment']['kind'], filter: QueryParams<'files'>['filter']): boolean {
  const isVisual = kind === 'image' || kind === 'video';
  switch (filter) {
    case 'all': return true;
    case 'visuals': return isVisual;
    case 'images': return kind === 'image';
    case 'videos': return kind === 'video';
    case 'audio': return kind === 'audio';
    case 'documents': return !isVisual && kind !== 'audio';
  }
}
