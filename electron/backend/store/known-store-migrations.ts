/** The names of `storeMigrations`, without loading TypeORM to learn them; a test keeps the two alike. */
export const knownStoreMigrations: readonly string[] = [
  'CreateOrganizations1764000000000',
  'AddChatSystem1764004743994',
  'CreateStoreTables1764010000000',
];
