import { limits } from '#shared/domain/limits';
import type { UpFrame } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { StoreReader } from '../store/store-database.ts';

/**
 * Between two background pages: a turn of the event loop, in which whatever the person asked meanwhile is done. A page
 * takes some twenty milliseconds, so nothing waits longer than that; a longer pause only made the filling last longer.
 */
const pauseMs = 1;

interface HistoryFillOptions {
  readonly store: StoreReader;
  readonly clock: Clock;
  nextRequestId(): number;
  send(frame: UpFrame): void;
}

interface OpenChat {
  readonly chat_id: string;
  readonly history_floor_seq: number;
}

/**
 * Fetches what is older than the first copy, newest first over all chats, one page at a time (SY13). A chat the person
 * reads goes first, then those of which nothing is there yet that the chat list could show.
 */
export class HistoryFill {
  readonly #options: HistoryFillOptions;
  readonly #wanted = new Set<string>();
  readonly #refused = new Set<string>();
  #asked: { requestId: number; chatId: string } | null = null;
  #cancelPause: CancelTimer | null = null;
  #isOn = false;

  constructor(options: HistoryFillOptions) {
    this.#options = options;
  }

  /** The person scrolls towards what is not here yet. */
  want(chatId: string): void {
    this.#wanted.add(chatId);
    this.#cancelPause?.();
    this.#cancelPause = null;
    this.#askNext();
  }

  isFetching(chatId: string): boolean {
    return this.#asked?.chatId === chatId || this.#wanted.has(chatId);
  }

  /** A page came and is not stored yet: the next one of its chat is asked for first, so that the server reads while this computer writes. */
  arrived(page: { readonly requestId: number; readonly chatId: string; readonly floorSeq: number }): void {
    if (this.#asked?.requestId !== page.requestId) return;
    this.#wanted.delete(page.chatId);
    this.#asked = null;
    if (this.#isOn && page.floorSeq > 1 && this.#wanted.size === 0 && !this.#isAnyBlank()) this.#ask(page.chatId, page.floorSeq);
  }

  /** The newest part of a chat can be answers in threads alone: the list shows nothing of it until an older part is there. */
  #isAnyBlank(): boolean {
    return this.#options.store.get(`SELECT 1 AS found FROM chat_sync JOIN chats ON chats.id = chat_sync.chat_id WHERE history_floor_seq > 1 AND chats.change_seq > 0 AND last_message_id IS NULL LIMIT 1`) !== undefined;
  }

  /** The page is stored: goes on, unless it did already. */
  stored(): void {
    if (this.#asked !== null) return;
    this.#cancelPause?.();
    this.#cancelPause = this.#options.clock.after(pauseMs, () => {
      this.#cancelPause = null;
      this.#askNext();
    });
  }

  /** A chat that was left meanwhile is not asked for again in this connection. */
  refused(requestId: number): void {
    if (this.#asked?.requestId !== requestId) return;
    this.#refused.add(this.#asked.chatId);
    this.#wanted.delete(this.#asked.chatId);
    this.#asked = null;
    this.stored();
  }

  resume(): void {
    this.#isOn = true;
    this.#askNext();
  }

  pause(): void {
    this.#isOn = false;
    this.#asked = null;
    this.#refused.clear();
    this.#cancelPause?.();
    this.#cancelPause = null;
  }

  #askNext(): void {
    if (!this.#isOn || this.#asked !== null || this.#cancelPause !== null) return;
    const next = this.#next();
    if (next !== undefined) this.#ask(next.chat_id, next.history_floor_seq);
  }

  #ask(chatId: string, beforeSeq: number): void {
    const requestId = this.#options.nextRequestId();
    this.#asked = { requestId, chatId };
    this.#options.send({ type: 'history', requestId, chatId, beforeSeq, limit: limits.messagesPerHistoryPage });
  }

  #next(): OpenChat | undefined {
    const open = this.#options.store
      .all<OpenChat>(
        `SELECT chat_sync.chat_id, history_floor_seq FROM chat_sync JOIN chats ON chats.id = chat_sync.chat_id
         WHERE history_floor_seq > 1 AND chats.change_seq > 0
         ORDER BY last_message_id IS NOT NULL, chats.last_message_at DESC`,
      )
      .filter((chat) => !this.#refused.has(chat.chat_id));
    for (const chatId of this.#wanted) if (!open.some((chat) => chat.chat_id === chatId)) this.#wanted.delete(chatId);
    return open.find((chat) => this.#wanted.has(chat.chat_id)) ?? open[0];
  }
}
