import type { OutgoingFile } from '#shared/contract/outgoing-file';
import { limits } from '#shared/domain/limits';

/** A file beside the message being written. */
export interface TrayItem {
  readonly id: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly isRecording: boolean;
  /** Something to show at once: the picture itself as a blob. Null for what has none. */
  readonly pictureAddress: string | null;
  readonly status: 'preparing' | 'ready' | 'failed';
  readonly error: string | null;
  /** Once it is ready. */
  readonly file: OutgoingFile | null;
}

export type TrayEvent =
  | { readonly type: 'added'; readonly items: readonly TrayItem[] }
  | { readonly type: 'prepared'; readonly id: string; readonly file: OutgoingFile }
  | { readonly type: 'failed'; readonly id: string; readonly error: string }
  | { readonly type: 'retried'; readonly id: string }
  | { readonly type: 'removed'; readonly id: string }
  | { readonly type: 'emptied' };

/** Gives the tray after an event. */
export function reduceTray(items: readonly TrayItem[], event: TrayEvent): readonly TrayItem[] {
  const change = (id: string, to: Partial<TrayItem>) => items.map((item) => (item.id === id ? { ...item, ...to } : item));
  switch (event.type) {
    case 'added': return [...items, ...event.items.filter(({ id }) => !items.some((item) => item.id === id))];
    case 'prepared': return change(event.id, { status: 'ready', file: event.file, error: null });
    case 'failed': return change(event.id, { status: 'failed', error: event.error });
    case 'retried': return change(event.id, { status: 'preparing', error: null });
    case 'removed': return items.filter(({ id }) => id !== event.id);
    case 'emptied': return [];
  }
}

/** What is ready to be sent, in its order. */
export function readyFiles(items: readonly TrayItem[]): OutgoingFile[] {
  return items.flatMap(({ file }) => file ?? []);
}

/** A file of a draft, as it stands in the tray. */
export function trayItemOf(file: OutgoingFile, pictureAddress: string | null): TrayItem {
  return { id: `${file.contentHash} ${file.fileName}`, name: file.fileName, sizeBytes: file.sizeBytes, isRecording: file.isRecording, pictureAddress, status: 'ready', error: null, file };
}

/** Which of the chosen files fit, and why the others do not. */
export interface Admission<Chosen> {
  readonly admitted: readonly Chosen[];
  readonly tooMany: number;
  readonly tooLarge: readonly Chosen[];
  readonly empty: readonly Chosen[];
}

/** Sorts out before anything is sent what would be refused anyway. */
export function admit<Chosen extends { readonly size: number }>(chosen: readonly Chosen[], { presentCount, maxFileBytes }: { presentCount: number; maxFileBytes: number }): Admission<Chosen> {
  const empty = chosen.filter(({ size }) => size === 0);
  const tooLarge = chosen.filter(({ size }) => size > maxFileBytes);
  const fitting = chosen.filter(({ size }) => size > 0 && size <= maxFileBytes);
  const room = Math.max(0, limits.filesPerMessage - presentCount);
  return { admitted: fitting.slice(0, room), tooMany: Math.max(0, fitting.length - room), tooLarge, empty };
}
