/** What live queries depend on, and what transactions and events change. */
export const topics = {
  session: 'session',
  connection: 'connection',
  chatList: 'chatList',
  people: 'people',
  presence: 'presence',
  typing: 'typing',
  chat: (chatId: string) => `chat ${chatId}`,
  messages: (chatId: string) => `messages ${chatId}`,
} as const;
