import { assertNever } from '#shared/errors/assert-never';
import type { ChatIntent } from '#shared/protocol/commands/command';
import type { BeforeImage } from './before-images.ts';
import { addMembersEffect, changeMemberEffect, preferencesEffect, readEffect } from './effects/member-effects.ts';
import { chatStatusEffect, createDirectEffect, createGroupEffect, transferEffect, updateChatEffect } from './effects/chat-effects.ts';
import type { EffectContext } from './effects/effect-context.ts';
import { markEffect } from './effects/mark-effects.ts';
import { scheduleEffect, unscheduleEffect } from './effects/schedule-effects.ts';
import { preferenceEffect } from './effects/preference-effects.ts';
import { profileEffect } from './effects/profile-effects.ts';
import { deleteEffect, editEffect, pinEffect, reactionEffect, sendEffect } from './effects/message-effects.ts';

/**
 * Makes an intent visible here before the server has spoken (SY12), and gives the rows as they were. Done again after
 * the server's row replaced the optimistic one; an effect that stands already changes nothing.
 */
export function applyOptimisticEffect(context: EffectContext, intent: ChatIntent): BeforeImage[] {
  switch (intent.kind) {
    case 'message.send': return sendEffect(context, intent);
    case 'message.edit': return editEffect(context, intent);
    case 'message.delete': return deleteEffect(context, intent);
    case 'message.pin': return pinEffect(context, intent);
    case 'message.schedule': return scheduleEffect(context, intent);
    case 'message.unschedule': return unscheduleEffect(context, intent);
    case 'message.mark': return markEffect(context, intent);
    case 'reaction.set': return reactionEffect(context, intent);
    case 'chat.read': return readEffect(context, intent);
    case 'chat.createDirect': return createDirectEffect(context, intent);
    case 'chat.createGroup': return createGroupEffect(context, intent);
    case 'chat.update': return updateChatEffect(context, intent);
    case 'chat.setStatus': return chatStatusEffect(context, intent);
    case 'chat.transfer': return transferEffect(context, intent);
    case 'member.add': return addMembersEffect(context, intent);
    case 'member.remove': return changeMemberEffect(context, intent.chatId, intent.userId, { left_at: context.nowMs });
    case 'member.setRole': return changeMemberEffect(context, intent.chatId, intent.userId, { role: intent.role });
    case 'chat.leave': return changeMemberEffect(context, intent.chatId, context.self.userId, { left_at: context.nowMs });
    case 'member.preferences': return preferencesEffect(context, intent);
    case 'preferences.set': return preferenceEffect(context, intent);
    case 'profile.update': return profileEffect(context, intent);
    default: return assertNever(intent, 'intent');
  }
}
