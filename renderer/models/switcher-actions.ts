import { callsStrings } from '../strings/calls.ts';
import { chatsStrings } from '../strings/chats.ts';
import { fileStrings } from '../strings/files.ts';
import { messageListStrings } from '../strings/message-lists.ts';
import { organizationStrings } from '../strings/organizations.ts';
import { peopleStrings } from '../strings/people.ts';
import { profileStrings } from '../strings/profile.ts';
import { scheduledStrings } from '../strings/scheduled.ts';
import { searchStrings } from '../strings/search.ts';
import { settingsStrings } from '../strings/settings.ts';
import { shortcutStrings } from '../strings/shortcuts.ts';
import { statusStrings } from '../strings/status.ts';
import { threadStrings } from '../strings/threads.ts';
import { settingsSections, type SettingsSection } from './settings-sections.ts';

/** What can be done from the quick switcher besides going to a chat, a person or a message. */
export type SwitcherActionId = keyof typeof otherTitles | SettingsSection;

export interface SwitcherAction {
  readonly id: SwitcherActionId;
  readonly title: string;
  /** Other words by which people look for it. */
  readonly words: string;
}

const otherTitles = {
  newMessage: () => chatsStrings.newMessage,
  newGroup: () => chatsStrings.newGroup,
  search: () => searchStrings.search,
  inbox: () => organizationStrings.inbox,
  threads: () => threadStrings.threads,
  mentions: () => messageListStrings.titles.mentions,
  saved: () => messageListStrings.titles.saved,
  scheduled: () => scheduledStrings.title,
  people: () => peopleStrings.directory,
  files: () => fileStrings.files,
  calls: () => callsStrings.calls,
  profile: () => profileStrings.profile,
  callSettings: () => callsStrings.devices,
  overview: () => shortcutStrings.title,
  sync: () => statusStrings.details,
  addOrganization: () => organizationStrings.add,
} as const;
const otherIds = Object.keys(otherTitles) as (keyof typeof otherTitles)[];

interface ActionRights {
  readonly canCreateGroup: boolean;
  /** There are several organizations in the window. */
  readonly areSeveral: boolean;
}

/** Everything that this person can do from here. */
export function switcherActions({ canCreateGroup, areSeveral }: ActionRights): SwitcherAction[] {
  const others = otherIds.filter((id) => (id !== 'newGroup' || canCreateGroup) && (id !== 'inbox' || areSeveral));
  return [
    ...others.map((id) => ({ id, title: otherTitles[id](), words: shortcutStrings.words[id] })),
    ...settingsSections.map((id) => ({ id, title: shortcutStrings.inSettings(settingsStrings.sections[id]), words: shortcutStrings.words[id] })),
  ];
}
