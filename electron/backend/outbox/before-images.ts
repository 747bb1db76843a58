import { z } from 'zod';
import type { StoreValue, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';

/** The tables that an intent changes before the server has spoken, with what names their rows. */
const keys = {
  messages: ['id'],
  message_marks: ['message_id', 'user_id'],
  scheduled_messages: ['id'],
  message_reactions: ['message_id', 'user_id', 'emoji'],
  chats: ['id'],
  users: ['id'],
  chat_members: ['chat_id', 'user_id'],
  user_preferences: ['user_id', 'name'],
} as const;
export type OptimisticTable = keyof typeof keys;

const valueSchema = z.union([z.string(), z.number(), z.null()]);
const beforeImageSchema = z.object({
  table: z.enum(Object.keys(keys) as [OptimisticTable, ...OptimisticTable[]]),
  key: z.array(valueSchema),
  /** The row as it was; null where there was none. */
  row: z.record(z.string(), valueSchema).nullable(),
  /** The server's row came while the change waited: it may hold the change already. */
  isNews: z.boolean().optional(),
});

/** A row as it was before an intent changed it, to be put back should the server refuse. */
export type BeforeImage = z.infer<typeof beforeImageSchema>;

export function parseBeforeImages(text: string): BeforeImage[] {
  return z.array(beforeImageSchema).parse(JSON.parse(text));
}

/** Remembers a row as it is now. */
export function takeBeforeImage(writer: StoreWriter, table: OptimisticTable, key: readonly StoreValue[]): BeforeImage {
  const row = writer.get<Record<string, StoreValue>>(`SELECT * FROM ${table} WHERE ${whereKey(table)}`, ...key);
  return { table, key: [...key], row: row ?? null };
}

/** The image of a change that is done again, which remembers whether the server's row came since it was first done. */
export function withNews(image: BeforeImage, earlier: readonly BeforeImage[]): BeforeImage {
  const before = earlier.find(({ table, key }) => table === image.table && key.join(' ') === image.key.join(' '));
  const isNews = before !== undefined && (before.isNews === true || before.row?.['change_seq'] !== image.row?.['change_seq']);
  return isNews ? { ...image, isNews } : image;
}

/** What the server gives a waiting message when it accepts it. */
export interface MessagePlace {
  readonly seq: number;
  readonly createdAt: number;
  readonly changeSeq: number;
}

/** The image of a message that was waiting when it was changed, now that the server has given it its place. */
export function withPlace(image: BeforeImage, messageId: string, place: MessagePlace): BeforeImage {
  if (image.table !== 'messages' || image.key[0] !== messageId || image.row === null) return image;
  return { ...image, row: { ...image.row, seq: place.seq, created_at: place.createdAt, change_seq: place.changeSeq } };
}

/** Kept by the index itself: another message may have the place by now. */
const keptByIndex: readonly string[] = ['search_document'];

/** Puts a row back, unless the server has changed it since: then what the server said stands. */
export function restore(writer: StoreWriter, image: BeforeImage): void {
  const now = writer.get<{ change_seq: number }>(`SELECT change_seq FROM ${image.table} WHERE ${whereKey(image.table)}`, ...image.key);
  const wasChangeSeq = image.row === null ? 0 : Number(image.row['change_seq']);
  if (now?.change_seq !== wasChangeSeq) return;
  if (image.table === 'users') writer.touch(topics.people);
  if (image.row === null) {
    writer.run(`DELETE FROM ${image.table} WHERE ${whereKey(image.table)}`, ...image.key);
    return;
  }
  const kept: readonly string[] = [...keys[image.table], ...keptByIndex];
  const columns = Object.keys(image.row).filter((column) => /^[a-z_]+$/.test(column) && !kept.includes(column));
  const assignments = columns.map((column) => `${column} = ?`).join(', ');
  writer.run(`UPDATE ${image.table} SET ${assignments} WHERE ${whereKey(image.table)}`, ...columns.map((column) => image.row?.[column] ?? null), ...image.key);
}

function whereKey(table: OptimisticTable): string {
  return keys[table].map((column) => `${column} = ?`).join(' AND ');
}
