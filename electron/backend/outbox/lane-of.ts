import type { ChatIntent } from '#shared/protocol/commands/command';
import type { Self } from '../store/self.ts';

/**
 * In which order an intent is kept: that of its chat, or that of the person's own profile, which goes under their id. It
 * is what the outbox has as `chat_id`.
 */
export function laneOf(self: Pick<Self, 'userId'>, intent: ChatIntent): string {
  return 'chatId' in intent ? intent.chatId : self.userId;
}
