import { CreateOrganizations1764000000000 } from './common/1764000000000-CreateOrganizations.ts';
import { AddChatSystem1764004743994 } from './common/1764004743994-AddChatSystem.ts';
import { AddCallTracking1764020000000 } from './common/1764020000000-AddCallTracking.ts';
import { AddAttachmentIndexes1764030000000 } from './common/1764030000000-AddAttachmentIndexes.ts';
import { AddThreads1764040000000 } from './common/1764040000000-AddThreads.ts';
import { AddUserPreferences1764070000000 } from './common/1764070000000-AddUserPreferences.ts';
import { AddScheduledMessages1764060000000 } from './common/1764060000000-AddScheduledMessages.ts';
import { AddProfiles1764080000000 } from './common/1764080000000-AddProfiles.ts';

/** The tables that the server and every device have alike, oldest first. */
export const commonMigrations = [
  CreateOrganizations1764000000000, AddChatSystem1764004743994, AddCallTracking1764020000000, AddAttachmentIndexes1764030000000, AddThreads1764040000000,
  AddScheduledMessages1764060000000, AddUserPreferences1764070000000, AddProfiles1764080000000,
];
