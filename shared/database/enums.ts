export const chatKinds = ['direct', 'group'] as const;
export type ChatKind = (typeof chatKinds)[number];

export const chatStatuses = ['active', 'archived', 'deleted'] as const;
export type ChatStatus = (typeof chatStatuses)[number];

/** From most to least power. */
export const memberRoles = ['owner', 'admin', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

export const notificationPreferences = ['all', 'mentions', 'none'] as const;
export type NotificationPreference = (typeof notificationPreferences)[number];

export const messageTypes = ['text', 'image', 'file', 'audio', 'video', 'system'] as const;
export type MessageType = (typeof messageTypes)[number];

export const callMedia = ['audio', 'video'] as const;
export type CallMedia = (typeof callMedia)[number];

export const callStatuses = ['created', 'ringing', 'active', 'ended'] as const;
export type CallStatus = (typeof callStatuses)[number];

export const callEndReasons = ['completed', 'missed', 'declined', 'cancelled', 'busy', 'failed'] as const;
export type CallEndReason = (typeof callEndReasons)[number];

export const callParticipantStatuses = ['invited', 'ringing', 'joined', 'declined', 'missed', 'busy', 'left'] as const;
export type CallParticipantStatus = (typeof callParticipantStatuses)[number];

export const callConnectionStates = ['new', 'connecting', 'connected', 'disconnected', 'failed', 'closed'] as const;
export type CallConnectionState = (typeof callConnectionStates)[number];

export const userStatuses = ['active', 'deactivated'] as const;
export type UserStatus = (typeof userStatuses)[number];

/** `chat` came with the chat system. */
export const packageFeatureTypes = ['module', 'integration', 'support', 'chat'] as const;
export type PackageFeatureType = (typeof packageFeatureTypes)[number];
