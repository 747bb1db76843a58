import { z } from 'zod';
import { idSchema } from '../primitives.ts';
import { callDeclineSchema } from './call-decline.ts';
import { callInviteSchema } from './call-invite.ts';
import { callJoinSchema } from './call-join.ts';
import { callLeaveSchema } from './call-leave.ts';
import { callRingingSchema } from './call-ringing.ts';
import { callStartSchema } from './call-start.ts';
import { callUpdateSchema } from './call-update.ts';
import { chatCreateDirectSchema } from './chat-create-direct.ts';
import { chatCreateGroupSchema } from './chat-create-group.ts';
import { chatLeaveSchema } from './chat-leave.ts';
import { chatReadSchema } from './chat-read.ts';
import { chatSetStatusSchema } from './chat-set-status.ts';
import { chatTransferSchema } from './chat-transfer.ts';
import { chatUpdateSchema } from './chat-update.ts';
import { memberAddSchema } from './member-add.ts';
import { memberPreferencesSchema } from './member-preferences.ts';
import { memberRemoveSchema } from './member-remove.ts';
import { memberSetRoleSchema } from './member-set-role.ts';
import { messageDeleteSchema } from './message-delete.ts';
import { messageEditSchema } from './message-edit.ts';
import { messageMarkSchema } from './message-mark.ts';
import { messagePinSchema } from './message-pin.ts';
import { messageScheduleSchema } from './message-schedule.ts';
import { messageSendSchema } from './message-send.ts';
import { messageUnscheduleSchema } from './message-unschedule.ts';
import { preferencesSetSchema } from './preferences-set.ts';
import { profileUpdateSchema } from './profile-update.ts';
import { reactionSetSchema } from './reaction-set.ts';

/** What a person can want changed in chats and of their profile: durable before it travels (SY12), in the order of its chat. */
export const chatIntentSchema = z.discriminatedUnion('kind', [
  messageSendSchema,
  messageEditSchema,
  messageDeleteSchema,
  messagePinSchema,
  messageMarkSchema,
  messageScheduleSchema,
  messageUnscheduleSchema,
  reactionSetSchema,
  chatReadSchema,
  chatCreateDirectSchema,
  chatCreateGroupSchema,
  chatUpdateSchema,
  chatSetStatusSchema,
  chatTransferSchema,
  memberAddSchema,
  memberRemoveSchema,
  memberSetRoleSchema,
  chatLeaveSchema,
  memberPreferencesSchema,
  preferencesSetSchema,
  profileUpdateSchema,
]);
export type ChatIntent = z.infer<typeof chatIntentSchema>;

/** What a person does with calls: answered now or not at all, never queued. */
const callIntentSchema = z.discriminatedUnion('kind', [
  callStartSchema,
  callRingingSchema,
  callJoinSchema,
  callDeclineSchema,
  callLeaveSchema,
  callInviteSchema,
  callUpdateSchema,
]);
export type CallIntent = z.infer<typeof callIntentSchema>;

/** Everything the server is asked to change. Every intent concerns one chat, except that of one's own profile. */
export const intentSchema = z.discriminatedUnion('kind', [chatIntentSchema, callIntentSchema]);
export type Intent = z.infer<typeof intentSchema>;
type IntentKind = Intent['kind'];
export type IntentOf<K extends IntentKind> = Extract<Intent, { kind: K }>;

/** An intent with the id that makes it happen once (SY2). */
export const commandSchema = z.object({ id: idSchema, intent: intentSchema });
export type Command = z.infer<typeof commandSchema>;
