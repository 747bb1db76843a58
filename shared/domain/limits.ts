/** Sizes both sides agree on; the server refuses what is larger, the interface says so before. */
export const limits = {
  /** UTF-16 code units in a message. */
  messageBodyLength: 16_000,
  chatNameLength: 80,
  chatTopicLength: 250,
  groupMembers: 5_000,
  /** People in one add-members command. */
  membersPerCommand: 500,
  /** One emoji, joiners and skin tones included. */
  emojiLength: 32,
  /** Different reactions on one message. */
  reactionsPerMessage: 50,
  /** Bytes in one frame from client to server. */
  upFrameBytes: 65_536,
  commandsPerFrame: 100,
  /** Rows in one page of changes. */
  rowsPerPage: 2_000,
  /** Messages in one page of history. */
  messagesPerHistoryPage: 500,
  /** Messages of each chat that a new device gets at once (SY13). */
  messagesInSnapshot: 50,
  /** People whose presence one client may watch. */
  presenceWatches: 500,
} as const;
