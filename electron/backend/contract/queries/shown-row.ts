import type { MessageType } from '#shared/database/enums';
import { soundSql } from '../../store/row-digest.ts';

/** What is read of a message that is shown as one line with its sender. */
export interface ShownRow {
  readonly id: string;
  readonly sender_id: string;
  readonly type: MessageType;
  readonly body: string;
  readonly details: string | null;
  readonly created_at: number;
  readonly deleted_at: number | null;
}

export const shownColumns = `id, sender_id, type, ${soundSql('messages', 'body')} AS body, details, created_at, deleted_at`;
