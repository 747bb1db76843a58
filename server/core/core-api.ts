import type { AccountStore } from '../accounts/account-store.ts';
import type { FileLedger } from './files/file-ledger.ts';
import type { LogCore } from './log-core.ts';
import type { CommandRequest } from './tick.ts';
import type { TickOutcome } from './tick-outcome.ts';

/** Everything that other threads may ask of the core; each call is one message there and one back. */
export interface CoreApi
  extends Pick<LogCore, 'openSession' | 'pull' | 'pullFirstCopy' | 'history' | 'requireChat' | 'readAccess' | 'readRoster' | 'findForeignChanges' | 'findDueMessages' | 'eraseDeleted'>,
    Pick<FileLedger, 'requireUploader' | 'findHeldFiles' | 'hasContent' | 'addContent' | 'findDownload' | 'findPicture' | 'dropUnneeded'>,
    Pick<AccountStore, 'findCredential' | 'addDevice' | 'findDevice' | 'touchDevices' | 'listDevices' | 'revokeDevice' | 'findEndedDevices'> {
  tick(requests: readonly CommandRequest[]): Promise<TickOutcome[]>;
  organizationName(): Promise<string>;
  close(): Promise<void>;
}

export type CoreMethod = keyof CoreApi;
