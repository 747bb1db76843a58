import type { Clock } from '#shared/runtime/clock';
import { AccountStore } from '../accounts/account-store.ts';
import type { SqlDatabase } from '../store/sql-database.ts';
import type { CoreApi } from './core-api.ts';
import { FileLedger } from './files/file-ledger.ts';
import { LogCore } from './log-core.ts';
import { toTickOutcome } from './tick-outcome.ts';

/** The core in this thread: for the worker, and for tests that hold time in their hands. */
export function createCore(database: SqlDatabase, clock: Clock): CoreApi {
  const log = new LogCore(database, clock);
  const accounts = new AccountStore(database);
  const files = new FileLedger(database);
  return {
    tick: async (requests) => {
      const ticks = await log.tick(requests);
      if (ticks.some(({ changes }) => changes.hasDeletedFiles)) files.noteDeletion();
      return ticks.map(toTickOutcome);
    },
    openSession: (userId, deviceId) => log.openSession(userId, deviceId),
    pull: (userId, since) => log.pull(userId, since),
    pullFirstCopy: (userId, part) => log.pullFirstCopy(userId, part),
    history: (userId, range) => log.history(userId, range),
    requireChat: (userId, chatId, action) => log.requireChat(userId, chatId, action),
    readAccess: (userIds) => log.readAccess(userIds),
    readRoster: () => log.readRoster(),
    findForeignChanges: () => log.findForeignChanges(),
    findDueMessages: () => log.findDueMessages(),
    eraseDeleted: () => log.eraseDeleted(),
    requireUploader: (userId) => files.requireUploader(userId),
    findHeldFiles: (userId, contentHashes) => files.findHeldFiles(userId, contentHashes),
    hasContent: (organizationId, contentHash) => files.hasContent(organizationId, contentHash),
    addContent: (holder, content, nowMs) => files.addContent(holder, content, nowMs),
    findDownload: (userId, attachmentId, variant) => files.findDownload(userId, attachmentId, variant),
    findPicture: (userId, contentHash) => files.findPicture(userId, contentHash),
    dropUnneeded: (nowMs) => files.dropUnneeded(nowMs),
    findCredential: (emailKey) => accounts.findCredential(emailKey),
    addDevice: (device) => accounts.addDevice(device),
    findDevice: (tokenHash) => accounts.findDevice(tokenHash),
    touchDevices: (deviceIds, nowMs) => accounts.touchDevices(deviceIds, nowMs),
    listDevices: (userId) => accounts.listDevices(userId),
    revokeDevice: (userId, deviceId, nowMs) => accounts.revokeDevice(userId, deviceId, nowMs),
    findEndedDevices: (deviceIds) => accounts.findEndedDevices(deviceIds),
    organizationName: async () => (await database.get<{ name: string }>('SELECT name FROM organizations ORDER BY created_at LIMIT 1'))?.name ?? '',
    close: () => database.close(),
  };
}
