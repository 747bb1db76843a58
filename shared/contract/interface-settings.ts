import { z } from 'zod';
import { languageChoices } from './languages.ts';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export const densities = ['comfortable', 'compact'] as const;
/** Half past two in the afternoon as 2:30 pm or as 14:30. */
export const hourCycles = ['system', 'h12', 'h23'] as const;
export type HourCycle = (typeof hourCycles)[number];
/** What is heard with a notification; each but the first is made by Hallway. */
export const notificationSounds = ['none', 'knock', 'drop', 'chime', 'bell', 'wood'] as const;
export type NotificationSound = (typeof notificationSounds)[number];
const chatSectionKeys = ['unread', 'pinned', 'direct', 'groups', 'archived'] as const;
export type ChatSectionKey = (typeof chatSectionKeys)[number];
/** How large text may be, against the usual. */
export const textPercents = [80, 90, 100, 110, 125, 150, 175, 200] as const;

/** How Hallway looks and tells of messages on this computer. What an earlier version did not know has its usual value. */
export const interfaceSettingsSchema = z.object({
  theme: z.enum(themes),
  language: z.enum(languageChoices).default('system'),
  density: z.enum(densities).default('comfortable'),
  textPercent: z.int().min(80).max(200).default(100),
  hourCycle: z.enum(hourCycles).default('system'),
  areNotificationsOn: z.boolean(),
  notificationSound: z.enum(notificationSounds).default('knock'),
  chatList: z
    .object({
      /** Chats with something unread stand together above all others. */
      isUnreadFirst: z.boolean(),
      collapsed: z.array(z.enum(chatSectionKeys)).max(chatSectionKeys.length),
    })
    .default({ isUnreadFirst: true, collapsed: ['archived'] }),
});
export type InterfaceSettings = z.infer<typeof interfaceSettingsSchema>;

export const defaultInterfaceSettings: InterfaceSettings = {
  theme: 'system',
  language: 'system',
  density: 'comfortable',
  textPercent: 100,
  hourCycle: 'system',
  areNotificationsOn: true,
  notificationSound: 'knock',
  chatList: { isUnreadFirst: true, collapsed: ['archived'] },
};
