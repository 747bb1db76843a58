import type { FaultRow } from './fault-row.ts';
import { serverKilled } from './rows/01-server-killed.ts';
import { deviceKilled } from './rows/02-device-killed.ts';
import { connectionCut } from './rows/03-connection-cut.ts';
import { answerLost } from './rows/04-answer-lost.ts';
import { framesRepeated } from './rows/05-frames-repeated.ts';
import { framesShuffled } from './rows/06-frames-shuffled.ts';
import { clocksWrong } from './rows/07-clocks-wrong.ts';
import { serverDiskFull } from './rows/08-server-disk-full.ts';
import { deviceDiskFull } from './rows/09-device-disk-full.ts';
import { flushFails } from './rows/10-flush-fails.ts';
import { databaseLocked } from './rows/11-database-locked.ts';
import { storeDamaged } from './rows/12-store-damaged.ts';
import { logTorn } from './rows/13-log-torn.ts';
import { serverRestored } from './rows/14-server-restored.ts';
import { migrationKilled } from './rows/15-migration-killed.ts';
import { versionsDiffer } from './rows/16-versions-differ.ts';
import { twoDevicesOffline } from './rows/17-two-devices-offline.ts';
import { halfOpen } from './rows/22-half-open.ts';
import { slowReader } from './rows/23-slow-reader.ts';
import { reconnectStorm } from './rows/24-reconnect-storm.ts';
import { uploadInterrupted } from './rows/25-upload-interrupted.ts';
import { downloadInterrupted } from './rows/26-download-interrupted.ts';
import { filesExhausted } from './rows/30-files-exhausted.ts';
import { backupUnderLoad } from './rows/31-backup-under-load.ts';

/** Every fault that is made on real processes, by its number in the matrix. */
export const faultRows: readonly FaultRow[] = [
  serverKilled, deviceKilled, connectionCut, answerLost, framesRepeated, framesShuffled, clocksWrong,
  serverDiskFull, deviceDiskFull, flushFails, databaseLocked,
  storeDamaged, logTorn, serverRestored, migrationKilled, versionsDiffer, twoDevicesOffline,
  halfOpen, slowReader, reconnectStorm, uploadInterrupted, downloadInterrupted, filesExhausted, backupUnderLoad,
];
