/** The five permissions of category `chat`. */
export const chatPermissions = ['chat.view', 'chat.create_group', 'chat.manage_group', 'chat.delete', 'chat.initiate_call'] as const;
export type ChatPermission = (typeof chatPermissions)[number];

/** The plan feature without which no new use of chat is allowed. */
export const chatFeatureSlug = 'chat-system';
