import type { ChatSummary } from '#shared/contract/views/chat-summary';

/** A line of the chat list with everything as usual, for tests. */
export function sampleChat(id: string, changes: Partial<ChatSummary> = {}): ChatSummary {
  return {
    id, kind: 'group', isArchived: false, isMarkedUnread: false, title: id, otherUserId: null, presence: null, personStatus: null, ownRole: 'member', unreadCount: 0, mentionCount: 0, isMuted: false, notificationPreference: 'all', pinnedAt: null, hasDraft: false,
    typingNames: [], hasLiveCall: false, lastMessage: null, activityAt: 0, ...changes,
  };
}
