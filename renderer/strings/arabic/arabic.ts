import { isolateParameters } from '../../language/isolate-parameters.ts';
import type { Catalogue } from '../catalogue.ts';
import { callSettingsArabic } from './call-settings.ts';
import { callsArabic } from './calls.ts';
import { chatsArabic } from './chats.ts';
import { commonArabic } from './common.ts';
import { composerArabic } from './composer.ts';
import { conversationArabic } from './conversation.ts';
import { detailsArabic } from './details.ts';
import { emojiArabic } from './emoji.ts';
import { errorsArabic } from './errors.ts';
import { filesArabic } from './files.ts';
import { keysArabic } from './keys.ts';
import { messageListsArabic } from './message-lists.ts';
import { notificationsArabic } from './notifications.ts';
import { organizationsArabic } from './organizations.ts';
import { peopleArabic } from './people.ts';
import { previewsArabic } from './previews.ts';
import { profileArabic } from './profile.ts';
import { scheduledArabic } from './scheduled.ts';
import { searchArabic } from './search.ts';
import { settingsArabic } from './settings.ts';
import { shortcutsArabic } from './shortcuts.ts';
import { signInArabic } from './sign-in.ts';
import { statusArabic } from './status.ts';
import { threadsArabic } from './threads.ts';

/** Modern standard Arabic. What is put into a sentence is set apart, so that names in other scripts keep their direction. */
export const arabic: Catalogue = isolateParameters({
  callSettings: callSettingsArabic,
  calls: callsArabic,
  chats: chatsArabic,
  common: commonArabic,
  composer: composerArabic,
  conversation: conversationArabic,
  details: detailsArabic,
  emoji: emojiArabic,
  errors: errorsArabic,
  files: filesArabic,
  keys: keysArabic,
  messageLists: messageListsArabic,
  notifications: notificationsArabic,
  organizations: organizationsArabic,
  people: peopleArabic,
  previews: previewsArabic,
  profile: profileArabic,
  scheduled: scheduledArabic,
  search: searchArabic,
  settings: settingsArabic,
  shortcuts: shortcutsArabic,
  signIn: signInArabic,
  status: statusArabic,
  threads: threadsArabic,
});
