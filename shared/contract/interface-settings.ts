import { z } from 'zod';
import { languageChoices } from './languages.ts';
import { wholeNumberSchema } from '../protocol/primitives.ts';

export const themes = ['system', 'light', 'dark'] as const;

/** How Hallway looks and tells of messages on this computer. */
export const interfaceSettingsSchema = z.object({
  theme: z.enum(themes),
  language: z.enum(languageChoices),
  areNotificationsOn: z.boolean(),
  hasNotificationSound: z.boolean(),
  /** Nothing is told of before this time; null: not paused. */
  pausedUntilMs: wholeNumberSchema.nullable(),
});
export type InterfaceSettings = z.infer<typeof interfaceSettingsSchema>;

export const defaultInterfaceSettings: InterfaceSettings = { theme: 'system', language: 'system', areNotificationsOn: true, hasNotificationSound: true, pausedUntilMs: null };
