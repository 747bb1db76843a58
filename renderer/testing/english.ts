import type { Catalogue } from '../strings/catalogue.ts';
import { callSettingsStrings } from '../strings/call-settings.ts';
import { callsStrings } from '../strings/calls.ts';
import { chatsStrings } from '../strings/chats.ts';
import { commonStrings } from '../strings/common.ts';
import { composerStrings } from '../strings/composer.ts';
import { conversationStrings } from '../strings/conversation.ts';
import { detailsStrings } from '../strings/details.ts';
import { emojiStrings } from '../strings/emoji.ts';
import { errorStrings } from '../strings/errors.ts';
import { fileStrings } from '../strings/files.ts';
import { keyStrings } from '../strings/keys.ts';
import { messageListStrings } from '../strings/message-lists.ts';
import { notificationStrings } from '../strings/notifications.ts';
import { organizationStrings } from '../strings/organizations.ts';
import { peopleStrings } from '../strings/people.ts';
import { previewStrings } from '../strings/previews.ts';
import { profileStrings } from '../strings/profile.ts';
import { searchStrings } from '../strings/search.ts';
import { settingsStrings } from '../strings/settings.ts';
import { scheduledStrings } from '../strings/scheduled.ts';
import { shortcutStrings } from '../strings/shortcuts.ts';
import { signInStrings } from '../strings/sign-in.ts';
import { statusStrings } from '../strings/status.ts';
import { threadStrings } from '../strings/threads.ts';

/** The whole source catalogue; English as long as English is spoken. */
export const english: Catalogue = {
  callSettings: callSettingsStrings,
  calls: callsStrings,
  chats: chatsStrings,
  common: commonStrings,
  composer: composerStrings,
  conversation: conversationStrings,
  details: detailsStrings,
  emoji: emojiStrings,
  errors: errorStrings,
  files: fileStrings,
  keys: keyStrings,
  messageLists: messageListStrings,
  notifications: notificationStrings,
  organizations: organizationStrings,
  people: peopleStrings,
  previews: previewStrings,
  profile: profileStrings,
  scheduled: scheduledStrings,
  search: searchStrings,
  settings: settingsStrings,
  shortcuts: shortcutStrings,
  signIn: signInStrings,
  status: statusStrings,
  threads: threadStrings,
};
