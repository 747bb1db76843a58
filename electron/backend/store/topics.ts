/** What live queries depend on, and what transactions and events change. */
export const topics = {
  session: 'session',
  connection: 'connection',
  chatList: 'chatList',
  people: 'people',
  /** Threads and what is unread in them. */
  threads: 'threads',
  /** What messages are to this person. */
  marks: 'marks',
  /** This person's messages that are sent later. */
  scheduled: 'scheduled',
  presence: 'presence',
  typing: 'typing',
  /** Rows of calls. */
  calls: 'calls',
  /** What this device does about calls, beside their rows. */
  callState: 'callState',
  callSignals: 'callSignals',
  callSettings: 'callSettings',
  /** What the person wants on all of their devices. */
  preferences: 'preferences',
  interfaceSettings: 'interfaceSettings',
  /** Files of messages, and what of them is here or on its way. */
  files: 'files',
  /** Files on their way between this device and a colleague's. */
  nearTransfers: 'nearTransfers',
  chat: (chatId: string) => `chat ${chatId}`,
  messages: (chatId: string) => `messages ${chatId}`,
} as const;
