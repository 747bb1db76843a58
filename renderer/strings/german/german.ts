import type { Catalogue } from '../catalogue.ts';
import { callSettingsGerman } from './call-settings.ts';
import { callsGerman } from './calls.ts';
import { chatsGerman } from './chats.ts';
import { commonGerman } from './common.ts';
import { composerGerman } from './composer.ts';
import { conversationGerman } from './conversation.ts';
import { detailsGerman } from './details.ts';
import { emojiGerman } from './emoji.ts';
import { errorsGerman } from './errors.ts';
import { filesGerman } from './files.ts';
import { keysGerman } from './keys.ts';
import { messageListsGerman } from './message-lists.ts';
import { notificationsGerman } from './notifications.ts';
import { organizationsGerman } from './organizations.ts';
import { peopleGerman } from './people.ts';
import { previewsGerman } from './previews.ts';
import { profileGerman } from './profile.ts';
import { scheduledGerman } from './scheduled.ts';
import { searchGerman } from './search.ts';
import { settingsGerman } from './settings.ts';
import { shortcutsGerman } from './shortcuts.ts';
import { signInGerman } from './sign-in.ts';
import { statusGerman } from './status.ts';
import { threadsGerman } from './threads.ts';

/** German, informal (“du”), with its own quotation marks „…“. */
export const german: Catalogue = {
  callSettings: callSettingsGerman,
  calls: callsGerman,
  chats: chatsGerman,
  common: commonGerman,
  composer: composerGerman,
  conversation: conversationGerman,
  details: detailsGerman,
  emoji: emojiGerman,
  errors: errorsGerman,
  files: filesGerman,
  keys: keysGerman,
  messageLists: messageListsGerman,
  notifications: notificationsGerman,
  organizations: organizationsGerman,
  people: peopleGerman,
  previews: previewsGerman,
  profile: profileGerman,
  scheduled: scheduledGerman,
  search: searchGerman,
  settings: settingsGerman,
  shortcuts: shortcutsGerman,
  signIn: signInGerman,
  status: statusGerman,
  threads: threadsGerman,
};
