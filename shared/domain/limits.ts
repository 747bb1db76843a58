/** Sizes both sides agree on; the server refuses what is larger, the interface says so before. */
export const limits = {
  /** UTF-16 code units in a message. */
  messageBodyLength: 16_000,
  /** Chats that a message is passed on to at once. */
  chatsForwardedTo: 10,
  /** Messages of one person that wait for their time. */
  scheduledMessages: 100,
  /** Messages pinned in one chat. */
  pinnedMessages: 100,
  /** Files in one message. */
  filesPerMessage: 25,
  /** UTF-8 bytes, as file systems count. */
  fileNameLength: 255,
  /** Neither decoded nor announced beyond this; area is limited by the server, too. */
  picturePixelsPerSide: 65_535,
  /** A server's limit for one file unless it is set otherwise. */
  defaultFileBytes: 1_073_741_824,
  /** Bytes of one part of an upload: what is hashed, and sent again when it was damaged. */
  uploadPartBytes: 8_388_608,
  /** Contents asked for in one question whether they have to be sent. */
  heldQuestionFiles: 100,
  chatNameLength: 80,
  chatTopicLength: 250,
  chatDescriptionLength: 2_000,
  personTitleLength: 120,
  pronounsLength: 40,
  timeZoneLength: 64,
  statusTextLength: 100,
  /** The picture of a person or group: square, and small, since everybody fetches it. */
  profilePicturePixels: 512,
  profilePictureBytes: 262_144,
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
  /** UTF-16 code units in one document of what a person wants everywhere, and how many of them there may be. */
  preferenceLength: 16_000,
  preferencesPerPerson: 50,
  /** Rows in one page of changes. */
  rowsPerPage: 2_000,
  /** Messages in one page of history. */
  messagesPerHistoryPage: 500,
  /** Messages of each chat that a new device gets at once (SY13). */
  messagesInSnapshot: 50,
  /** Calls of each chat that a new device gets at once. */
  callsInSnapshot: 50,
  /** People whose presence one client may watch. */
  presenceWatches: 500,
  /** People in one call: everybody is connected with everybody, so each more costs all of them. */
  callParticipants: 12,
  /** People in a call up to which cameras may be on. */
  callCameras: 6,
  /** A group up to this size is rung; in a larger one a call can be joined, quietly. */
  callRingMembers: 12,
  /** UTF-16 code units in one session description; three media lines take about 8,000. */
  callDescriptionLength: 30_000,
  callCandidateLength: 1_000,
  callCandidatesPerSignal: 40,
  callCameraHeightPixels: 2_160,
} as const;
