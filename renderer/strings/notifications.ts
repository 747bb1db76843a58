/** What notifications say. */
export const notificationStrings = {
  inChat: (senderName: string, chatTitle: string) => `${senderName} in ${chatTitle}`,
  andMore: (preview: string, count: number) => `${preview} (and ${count} more)`,
  several: (count: number) => `${count} new messages`,
  inChats: (count: number) => `In ${count} chats`,
} as const;
