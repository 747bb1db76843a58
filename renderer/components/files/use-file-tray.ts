import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { OutgoingFile } from '#shared/contract/outgoing-file';
import { useFileAddresses } from '../../contract/use-file-addresses.ts';
import { useNotices } from '../../contract/notices-context.ts';
import { useQuery } from '../../contract/use-query.ts';
import { prepareFile } from '../../files/prepare-file.ts';
import { describeError } from '../../models/describe-error.ts';
import { admit, readyFiles, reduceTray, trayItemOf, type TrayItem } from '../../models/file-tray.ts';
import { fileStrings } from '../../strings/files.ts';

/** The files beside the message being written. */
export interface FileTray {
  readonly items: readonly TrayItem[];
  /** Nothing is on its way to the backend. */
  readonly isReady: boolean;
  /**
   * @param recordedMs how long it is, for what was recorded here
   * @returns how many of them it took
   */
  readonly add: (files: readonly File[], recordedMs?: number) => number;
  readonly retry: (id: string) => void;
  readonly remove: (id: string) => void;
  /** Puts files of a draft, or of a message that came back, into the tray. */
  readonly restore: (files: readonly OutgoingFile[]) => void;
  readonly empty: () => void;
}

/** Gives the tray of one composer: files are handed over as soon as they are added. */
export function useFileTray(): FileTray {
  const addresses = useFileAddresses();
  const [items, dispatch] = useReducer(reduceTray, []);
  const { show } = useNotices();
  const maxFileBytes = useQuery('fileStorage', {}).value?.maxFileBytes ?? 0;
  const sources = useSources();
  const count = useRef(0);
  count.current = items.length;

  const prepare = useCallback(
    async (id: string) => {
      const source = sources.get(id);
      if (source === undefined) return;
      try {
        const file = await prepareFile({ name: source.file.name, bytes: source.file, recordedMs: source.recordedMs, signal: source.abort.signal, addresses });
        dispatch({ type: 'prepared', id, file });
      } catch (error) {
        dispatch({ type: 'failed', id, error: describeError(error) });
      }
    },
    [addresses, sources],
  );

  const add = useCallback(
    (files: readonly File[], recordedMs?: number) => {
      if (files.length === 0) return 0;
      if (maxFileBytes === 0) {
        show(fileStrings.notTaken);
        return 0;
      }
      const { admitted, tooMany, tooLarge, empty } = admit(files, { presentCount: count.current, maxFileBytes });
      const reasons = [
        tooMany > 0 ? fileStrings.tooMany(tooMany) : '', tooLarge.length > 0 ? fileStrings.tooLarge(namesOf(tooLarge), maxFileBytes) : '', empty.length > 0 ? fileStrings.empty(namesOf(empty)) : '',
      ].filter((reason) => reason !== '');
      if (reasons.length > 0) show(reasons.join(' '));
      const added = admitted.map((file) => sources.add(file, recordedMs ?? null));
      count.current += added.length;
      dispatch({ type: 'added', items: added });
      for (const { id } of added) void prepare(id);
      return added.length;
    },
    [maxFileBytes, prepare, show, sources],
  );

  const retry = useCallback((id: string) => {
    dispatch({ type: 'retried', id });
    void prepare(id);
  }, [prepare]);
  const remove = useCallback((id: string) => {
    sources.drop(id);
    dispatch({ type: 'removed', id });
  }, [sources]);
  const restore = useCallback((files: readonly OutgoingFile[]) => {
    dispatch({ type: 'added', items: files.map((file) => trayItemOf(file, isPicture(file.mimeType) ? addresses.staged(file.contentHash) : null)) });
  }, [addresses]);
  const empty = useCallback(() => dispatch({ type: 'emptied' }), []);

  return useMemo(
    () => ({ items, isReady: items.every(({ status }) => status === 'ready'), add, retry, remove, restore, empty }),
    [add, empty, items, remove, restore, retry],
  );
}

interface Source {
  readonly file: File;
  readonly recordedMs: number | null;
  readonly abort: AbortController;
  readonly address: string | null;
}

/** The chosen files themselves, and the addresses under which the page shows them meanwhile. */
class Sources {
  readonly #sources = new Map<string, Source>();

  get(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  add(file: File, recordedMs: number | null): TrayItem {
    const id = crypto.randomUUID();
    const address = isPicture(file.type) ? URL.createObjectURL(file) : null;
    this.#sources.set(id, { file, recordedMs, abort: new AbortController(), address });
    return { id, name: file.name, sizeBytes: file.size, isRecording: recordedMs !== null, pictureAddress: address, status: 'preparing', error: null, file: null };
  }

  drop(id: string): void {
    const source = this.#sources.get(id);
    this.#sources.delete(id);
    source?.abort.abort();
    if (source !== undefined && source.address !== null) URL.revokeObjectURL(source.address);
  }

  dropAll(): void {
    for (const id of this.#sources.keys()) this.drop(id);
  }
}

function useSources(): Sources {
  const sources = useMemo(() => new Sources(), []);
  useEffect(() => () => sources.dropAll(), [sources]);
  return sources;
}

function namesOf(files: readonly File[]): string {
  return files.map(({ name }) => name).join(', ');
}

function isPicture(mimeType: string): boolean {
  return /^image\/(?:jpeg|png|gif|webp|avif|bmp)$/.test(mimeType);
}

/** What the tray would send now. */
export function outgoingOf(tray: FileTray): OutgoingFile[] {
  return readyFiles(tray.items);
}
