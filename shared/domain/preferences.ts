import { z } from 'zod';

/** What belongs to a person and is the same on all of their devices: one document for each key. */
const minutesOfDay = z.int().min(0).max(24 * 60 - 1);

/** Quiet hours, by the clock of whichever computer looks at them. */
const quietHoursSchema = z.object({
  isOn: z.boolean(),
  /** The days on which they begin: 0 is Sunday. */
  days: z.array(z.int().min(0).max(6)).max(7),
  fromMinute: minutesOfDay,
  /** At or before `fromMinute`: on the next day. */
  untilMinute: minutesOfDay,
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const notificationLevels = ['all', 'mentions', 'none'] as const;

export const notificationPreferencesSchema = z.object({
  /** Over all chats; a chat's own level can only make it less. */
  level: z.enum(notificationLevels).default('all'),
  /** Words that count as if the person were mentioned. */
  keywords: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  quietHours: quietHoursSchema.default({ isOn: false, days: [0, 1, 2, 3, 4, 5, 6], fromMinute: 22 * 60, untilMinute: 8 * 60 }),
  /** Nothing is told of before this time; null: not paused. */
  pausedUntilMs: z.int().min(0).nullable().default(null),
  /** Answers in threads that the person follows are told of. */
  areThreadsTold: z.boolean().default(true),
});
export type NotificationPreferences = z.infer<typeof notificationPreferencesSchema>;

export const shortcutPreferencesSchema = z.object({
  /** The keys of an action, such as `Ctrl+Shift+K`; null: none. What is not named has its usual ones. */
  keys: z.record(z.string().max(40), z.string().max(40).nullable()).default({}),
});
type ShortcutPreferences = z.infer<typeof shortcutPreferencesSchema>;

export const emojiPreferencesSchema = z.object({
  /** From light (1) to dark (5); 0 is the usual yellow. */
  skinTone: z.int().min(0).max(5).default(0),
});
type EmojiPreferences = z.infer<typeof emojiPreferencesSchema>;

/** The documents that this version knows; those of newer ones are kept and passed on. */
export const preferenceSchemas = { notifications: notificationPreferencesSchema, shortcuts: shortcutPreferencesSchema, emoji: emojiPreferencesSchema } as const;
export type PreferenceKey = keyof typeof preferenceSchemas;
export const preferenceKeys = Object.keys(preferenceSchemas) as [PreferenceKey, ...PreferenceKey[]];

/** All documents, those that were never written with their usual values. */
export interface Preferences {
  readonly notifications: NotificationPreferences;
  readonly shortcuts: ShortcutPreferences;
  readonly emoji: EmojiPreferences;
}

export const usualPreferences: Preferences = { notifications: notificationPreferencesSchema.parse({}), shortcuts: shortcutPreferencesSchema.parse({}), emoji: emojiPreferencesSchema.parse({}) };
