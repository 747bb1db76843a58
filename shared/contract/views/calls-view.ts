import { z } from 'zod';
import { callConnectionStates, callEndReasons, callMedia, callParticipantStatuses, chatKinds } from '../../database/enums.ts';

const callPersonViewSchema = z.object({
  userId: z.string(),
  displayName: z.string(),
  isSelf: z.boolean(),
  status: z.enum(callParticipantStatuses),
  /** Their present joining; null while they are not in. */
  joinId: z.string().nullable(),
  isAudioEnabled: z.boolean(),
  isVideoEnabled: z.boolean(),
  isScreenShared: z.boolean(),
  connectionState: z.enum(callConnectionStates),
});
export type CallPersonView = z.infer<typeof callPersonViewSchema>;

/** How far a call is, as this person sees it. */
const callPhases = ['starting', 'calling', 'unreachable', 'ringing', 'active', 'ended'] as const;
export type CallPhase = (typeof callPhases)[number];

/** A call that this device is in, or has just been in. */
const ownCallViewSchema = z.object({
  callId: z.string(),
  chatId: z.string(),
  chatKind: z.enum(chatKinds),
  title: z.string(),
  otherUserId: z.string().nullable(),
  media: z.enum(callMedia),
  /**
   * `starting`: the server has not answered; `calling`: no device rings yet; `unreachable`: none did within five
   * seconds; `ringing`: one rings; `active`: somebody answered; `ended`: shown for a few seconds.
   */
  phase: z.enum(callPhases),
  endReason: z.enum(callEndReasons).nullable(),
  /** One's own joining; null once it has ended. */
  joinId: z.string().nullable(),
  /** The window whose media this is. */
  windowId: z.string(),
  isOwnStart: z.boolean(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  durationMs: z.number().nullable(),
  /** Everybody who is or was in it, or was rung; oneself first. */
  people: z.array(callPersonViewSchema),
  /** Members of the chat who can be rung from within; at most 50. */
  invitable: z.array(z.object({ userId: z.string(), displayName: z.string() })),
});
export type OwnCallView = z.infer<typeof ownCallViewSchema>;

/** A call that rings here. */
const incomingCallViewSchema = z.object({
  callId: z.string(),
  chatId: z.string(),
  chatKind: z.enum(chatKinds),
  title: z.string(),
  callerId: z.string(),
  callerName: z.string(),
  media: z.enum(callMedia),
  /** This person is in another call on this device. */
  isBusy: z.boolean(),
  /** Those who are in already, without the caller. */
  otherNames: z.array(z.string()),
});
export type IncomingCallView = z.infer<typeof incomingCallViewSchema>;

export const callsViewSchema = z.object({
  own: z.array(ownCallViewSchema),
  incoming: z.array(incomingCallViewSchema),
  /** False while signals and commands cannot reach the server; a running call goes on. */
  isServerReachable: z.boolean(),
});
export type CallsView = z.infer<typeof callsViewSchema>;

/** A running call of a chat, for its header and its line in the list. */
export const liveCallViewSchema = z.object({
  callId: z.string(),
  media: z.enum(callMedia),
  participantCount: z.int(),
  /** Names of those who are in it, at most five. */
  names: z.array(z.string()),
  startedAt: z.number().nullable(),
  /** This person is in it: on this device, on another one, or not at all. */
  own: z.enum(['here', 'elsewhere', 'none']),
});
export type LiveCallView = z.infer<typeof liveCallViewSchema>;

/** A call that is over. */
const pastCallViewSchema = z.object({
  callId: z.string(),
  chatId: z.string(),
  chatKind: z.enum(chatKinds),
  title: z.string(),
  otherUserId: z.string().nullable(),
  media: z.enum(callMedia),
  /** `missed`: others called, and this person neither came nor declined. */
  direction: z.enum(['outgoing', 'incoming', 'missed']),
  endReason: z.enum(callEndReasons),
  callerName: z.string(),
  createdAt: z.number(),
  durationMs: z.number().nullable(),
  participantCount: z.int(),
  canCallBack: z.boolean(),
});
export type PastCallView = z.infer<typeof pastCallViewSchema>;
export const callHistorySchema = z.object({ calls: z.array(pastCallViewSchema), hasMore: z.boolean() });
export type CallHistory = z.infer<typeof callHistorySchema>;
