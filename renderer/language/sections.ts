/** The parts of the catalogue: one for each file in `renderer/strings`. */
const sections = ['callSettings', 'calls', 'chats', 'common', 'composer', 'conversation', 'details', 'emoji', 'errors', 'files', 'keys', 'messageLists', 'notifications', 'organizations', 'people', 'previews', 'profile', 'scheduled', 'search', 'settings', 'shortcuts', 'signIn', 'status', 'threads'] as const;
export type Section = (typeof sections)[number];
