import { z } from 'zod';
import type { Access } from '#shared/protocol/down/access';
import type { StoreReader, StoreWriter } from '../store/store-database.ts';

/** How far this store is, and what the server last said of the person's rights. */
export interface SyncState {
  readonly epoch: string | null;
  readonly cursor: number;
  /** `maxFileBytes` is 0 where the server takes no files. */
  readonly access: Access & { readonly maxFileBytes: number };
}

export function readSyncState(reader: StoreReader): SyncState {
  const row = reader.get<{ epoch: string | null; cursor: number; permissions: string; has_chat_feature: number; max_file_bytes: number }>('SELECT * FROM sync_state');
  if (row === undefined) throw new Error('The store has no sync state');
  return {
    epoch: row.epoch,
    cursor: row.cursor,
    access: { permissions: z.array(z.string()).parse(JSON.parse(row.permissions)), hasChatFeature: row.has_chat_feature === 1, maxFileBytes: row.max_file_bytes },
  };
}

/** SY5: called in the transaction that holds the rows up to here. Within an epoch the cursor only moves forward. */
export function moveCursor(writer: StoreWriter, cursor: number): void {
  writer.run('UPDATE sync_state SET cursor = MAX(cursor, ?)', cursor);
}

export function writeAccess(writer: StoreWriter, access: Access): void {
  writer.run('UPDATE sync_state SET permissions = ?, has_chat_feature = ?, max_file_bytes = ?', JSON.stringify(access.permissions), access.hasChatFeature ? 1 : 0, access.maxFileBytes ?? 0);
}
