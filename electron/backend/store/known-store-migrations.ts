/** The names of `storeMigrations`, without loading TypeORM to learn them; a test keeps the two alike. */
export const knownStoreMigrations: readonly string[] = [
  'CreateOrganizations1764000000000',
  'AddChatSystem1764004743994',
  'AddCallTracking1764020000000',
  'AddAttachmentIndexes1764030000000',
  'AddThreads1764040000000',
  'AddScheduledMessages1764060000000',
  'AddUserPreferences1764070000000',
  'AddProfiles1764080000000',
  'CreateStoreTables1764010000000',
  'CreateSettings1764021000000',
  'AddSearch1764022000000',
  'AddDigests1764023000000',
  'AddEpochOffers1764024000000',
  'AddFiles1764032000000',
  'AddThreadStates1764041000000',
  'RenewDigests1764081000000',
];
