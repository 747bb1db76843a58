import type { Section } from '../language/sections.ts';
import type { callSettingsStrings } from './call-settings.ts';
import type { callsStrings } from './calls.ts';
import type { chatsStrings } from './chats.ts';
import type { commonStrings } from './common.ts';
import type { composerStrings } from './composer.ts';
import type { conversationStrings } from './conversation.ts';
import type { detailsStrings } from './details.ts';
import type { emojiStrings } from './emoji.ts';
import type { errorStrings } from './errors.ts';
import type { fileStrings } from './files.ts';
import type { keyStrings } from './keys.ts';
import type { messageListStrings } from './message-lists.ts';
import type { notificationStrings } from './notifications.ts';
import type { organizationStrings } from './organizations.ts';
import type { peopleStrings } from './people.ts';
import type { previewStrings } from './previews.ts';
import type { profileStrings } from './profile.ts';
import type { scheduledStrings } from './scheduled.ts';
import type { searchStrings } from './search.ts';
import type { settingsStrings } from './settings.ts';
import type { shortcutStrings } from './shortcuts.ts';
import type { signInStrings } from './sign-in.ts';
import type { statusStrings } from './status.ts';
import type { threadStrings } from './threads.ts';

interface SectionWords {
  readonly callSettings: typeof callSettingsStrings;
  readonly calls: typeof callsStrings;
  readonly chats: typeof chatsStrings;
  readonly common: typeof commonStrings;
  readonly composer: typeof composerStrings;
  readonly conversation: typeof conversationStrings;
  readonly details: typeof detailsStrings;
  readonly emoji: typeof emojiStrings;
  readonly errors: typeof errorStrings;
  readonly files: typeof fileStrings;
  readonly keys: typeof keyStrings;
  readonly messageLists: typeof messageListStrings;
  readonly notifications: typeof notificationStrings;
  readonly organizations: typeof organizationStrings;
  readonly people: typeof peopleStrings;
  readonly previews: typeof previewStrings;
  readonly profile: typeof profileStrings;
  readonly scheduled: typeof scheduledStrings;
  readonly search: typeof searchStrings;
  readonly settings: typeof settingsStrings;
  readonly shortcuts: typeof shortcutStrings;
  readonly signIn: typeof signInStrings;
  readonly status: typeof statusStrings;
  readonly threads: typeof threadStrings;
}

/** Everything that a translation has to say. A part that is missing here, or a word that is missing there, does not compile. */
export type Catalogue = { readonly [S in Section]: SectionWords[S] };
