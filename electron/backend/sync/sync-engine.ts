import { assertNever } from '#shared/errors/assert-never';
import type { DownFrame, DownFrameOf } from '#shared/protocol/down/down-frame';
import type { CommandResult } from '#shared/protocol/commands/command-result';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { protocolVersion } from '#shared/protocol/protocol-version';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { Logger } from '#shared/runtime/logger';
import { applyHistory } from '../apply/apply-history.ts';
import { applyRows } from '../apply/apply-rows.ts';
import type { Self } from '../store/self.ts';
import { reapplyWaiting, takeResults } from '../outbox/outbox.ts';
import type { StoreDatabase, StoreWriter } from '../store/store-database.ts';
import { topics } from '../store/topics.ts';
import { HistoryFill } from './history-fill.ts';
import { OutboxSender } from './outbox-sender.ts';
import type { ServerLink } from './server-link.ts';
import { beginEpoch, finishFirstCopy } from './begin-epoch.ts';
import { redeemOffers } from './epoch-offers.ts';
import { moveCursor, readSyncState, writeAccess } from './sync-state.ts';

export interface SyncEngineOptions {
  readonly store: StoreDatabase;
  readonly self: Self;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly logger: Logger;
  onTyping(notice: DownFrameOf<'typing'>): void;
  onPresence(changes: DownFrameOf<'presence'>['changes']): void;
  /** Answers to commands that are not the outbox's are taken here; gives the others. */
  takeCallResults(results: readonly CommandResult[]): CommandResult[];
  /** What was missed is here. */
  onCaughtUp(): void;
  /** Texts were erased: what is left of them elsewhere is to go, too. */
  onErased(): void;
  /** Connected anew: what is told to the server for the time of a connection has to be told again. */
  onWelcome(frame: DownFrameOf<'welcome'>): void;
}

/** Deleted text leaves the write-ahead log this soon (SY8). */
const truncateLogAfterMs = 2_000;

/** Takes in what the server sends and sends what waits; the rules SY5 to SY10 are kept here. */
export class SyncEngine {
  readonly history: HistoryFill;
  readonly outbox: OutboxSender;
  readonly #options: SyncEngineOptions;
  #lastRequestId = 0;
  #pullRequestId: number | null = null;
  /** Where the pushes end whose rows were left, to be pulled. */
  #leftUntil = 0;
  /** The rights changed after the pull under way was asked. */
  #isPullOutdated = false;
  /** Answers that give places above what is held. */
  readonly #heldAnswers: CommandResult[] = [];
  #isLive = false;
  #cancelTruncation: CancelTimer | null = null;

  constructor(options: SyncEngineOptions) {
    this.#options = options;
    const nextRequestId = () => ++this.#lastRequestId;
    this.history = new HistoryFill({ store: options.store, clock: options.clock, nextRequestId, send: (frame) => options.link.send(frame) });
    this.outbox = new OutboxSender({ store: options.store, clock: options.clock, send: (frame) => options.link.send(frame) });
    // What was deleted just before an unclean stop stands in the log still.
    this.eraseSoon();
  }

  /** The socket is open: says who comes with which cursor. */
  greet(): void {
    const { epoch, cursor } = readSyncState(this.#options.store);
    this.pause();
    this.#leftUntil = 0;
    this.#options.link.send({ type: 'hello', protocol: protocolVersion.current, epoch, cursor });
  }

  take(frame: DownFrame): void {
    switch (frame.type) {
      case 'welcome': return this.#welcome(frame);
      case 'page': return this.#takePage(frame);
      case 'push': return this.#takePush(frame);
      case 'historyPage': return this.#takeHistory(frame);
      case 'access': return this.#takeAccess(frame);
      case 'error': return this.#takeError(frame);
      case 'typing': return this.#options.onTyping(frame);
      case 'presence': return this.#options.onPresence(frame.changes);
      // Calls and files take theirs before (see SessionRuntime).
      case 'signal':
      case 'iceServers':
      case 'nearAsked':
      case 'nearFound':
      case 'nearSignal':
      case 'pong': return;
      default: return assertNever(frame, 'frame');
    }
  }

  /** Without a connection nothing is asked or sent. What was erased still leaves the disk. */
  pause(): void {
    this.#isLive = false;
    this.#pullRequestId = null;
    this.#heldAnswers.length = 0;
    this.outbox.pause();
    this.history.pause();
  }

  stop(): void {
    this.pause();
    this.#cancelTruncation?.();
  }

  /** SY10: another epoch, or a server behind us, means that its history is not ours: take all of it anew. */
  #welcome(frame: DownFrameOf<'welcome'>): void {
    const { store, link, self } = this.#options;
    if (frame.protocol < protocolVersion.floor) return link.fail('server_too_old');
    if (frame.userId !== self.userId) return link.fail('session_ended');
    const known = readSyncState(store);
    const isNewEpoch = known.epoch !== frame.epoch || known.cursor > frame.head;
    store.transaction((writer) => {
      if (isNewEpoch) {
        beginEpoch(writer, self, frame.epoch);
        writer.touch(topics.chatList);
      }
      writeAccess(writer, frame.access);
      writer.touch(topics.session);
      writer.touch(topics.people);
    });
    // Words of the history before that the new one does not know were never deleted there, and are gone here (SY8).
    if (isNewEpoch) this.eraseSoon();
    link.note({ type: 'welcomed' });
    this.#options.onWelcome(frame);
    this.#isLive = true;
    // What is offered again after a restored backup depends on what the first copy brings.
    if (readSyncState(store).cursor > 0) this.outbox.resume();
    this.#pull(null);
  }

  #pull(part: string | null): void {
    const { cursor } = readSyncState(this.#options.store);
    this.#isPullOutdated = false;
    this.#pullRequestId = ++this.#lastRequestId;
    this.#options.link.send({ type: 'pull', requestId: this.#pullRequestId, since: cursor, part });
  }

  /** SY5, SY6: rows and cursor in one transaction; a page from the past changes nothing. */
  #takePage(frame: DownFrameOf<'page'>): void {
    if (frame.requestId !== this.#pullRequestId) return;
    this.#pullRequestId = null;
    const { store, self, clock } = this.#options;
    const isFirstCopyDone = frame.since === 0 && frame.nextPart === null;
    const isPast = frame.nextPart === null && frame.until < readSyncState(store).cursor;
    if (!isPast) {
      store.transaction((writer) => {
        this.#apply(writer, frame.rows);
        if (isFirstCopyDone) finishFirstCopy(writer, self, clock.nowMs());
        if (frame.nextPart === null) moveCursor(writer, frame.until);
      });
    }
    if (isFirstCopyDone) this.outbox.resume();
    if (frame.nextPart !== null) return this.#pull(frame.nextPart);
    if (frame.hasMore || this.#leftUntil > frame.until) return this.#pull(null);
    this.#takeHeldAnswers();
    this.#caughtUp();
  }

  /**
   * SY7: a push that starts above the cursor leaves a gap: its answers are taken, its rows are pulled. One that starts
   * at or below the cursor holds everything above it.
   */
  #takePush(frame: DownFrameOf<'push'>): void {
    const { store, self } = this.#options;
    const { cursor } = readSyncState(store);
    const results = frame.results === undefined ? [] : this.#options.takeCallResults(frame.results);
    const isChained = frame.since <= cursor && cursor > 0;
    if (!isChained) return this.#takeAnswersAhead(frame.until, results);
    store.transaction((writer) => {
      if (results.length > 0) takeResults(writer, self, results);
      if (frame.until <= cursor) return;
      this.#apply(writer, frame.rows);
      moveCursor(writer, frame.until);
    });
    this.#answered(results);
  }

  /**
   * A place in a chat is not taken before what stands above it: the message would be shown, and read, over a gap. Such
   * answers wait for the pull; without it they are given again with the next connection (SY2).
   */
  #takeAnswersAhead(until: number, results: readonly CommandResult[]): void {
    const now = results.filter((result) => !hasPlace(result));
    this.#heldAnswers.push(...results.filter(hasPlace));
    if (now.length > 0) this.#options.store.transaction((writer) => takeResults(writer, this.#options.self, now));
    this.#answered(now);
    this.#leftUntil = Math.max(this.#leftUntil, until);
    if (this.#pullRequestId === null) this.#pull(null);
  }

  #answered(results: readonly CommandResult[]): void {
    if (results.length > 0) this.outbox.answered(results);
    // What was refused and put back is text that is gone, too.
    if (results.some(({ status }) => status === 'refused')) this.eraseSoon();
  }

  #apply(writer: StoreWriter, rows: RowSet): void {
    const { self, logger } = this.#options;
    const applied = applyRows(writer, self, rows);
    reapplyWaiting(writer, self, applied.touchedChatIds);
    if (applied.rejected.length > 0) logger.error('Rows that contradict the store were left out', { count: applied.rejected.length, first: applied.rejected[0] });
    if (applied.hasErased) this.eraseSoon();
    this.#redeem(writer);
  }

  #takeHeldAnswers(): void {
    const held = this.#heldAnswers.splice(0);
    if (held.length === 0) return;
    this.#options.store.transaction((writer) => takeResults(writer, this.#options.self, held));
    this.#answered(held);
  }

  #redeem(writer: StoreWriter): void {
    const { self, clock } = this.#options;
    // Sent once the transaction is durable, not from within it (SY12).
    if (redeemOffers(writer, self, clock.nowMs())) clock.after(0, () => this.outbox.wake());
  }

  #takeHistory(frame: DownFrameOf<'historyPage'>): void {
    this.history.arrived(frame);
    this.#options.store.transaction((writer) => {
      applyHistory(writer, this.#options.self, frame);
      reapplyWaiting(writer, this.#options.self, new Set([frame.chatId]));
      this.#redeem(writer);
      writer.touch(topics.connection);
    });
    this.history.stored();
  }

  #takeAccess(frame: DownFrameOf<'access'>): void {
    this.#options.store.transaction((writer) => {
      writeAccess(writer, frame.access);
      writer.touch(topics.session);
      // What may be done is part of every chat and message shown.
      writer.touch(topics.people);
    });
    // The right to see may have come back: what was missed is fetched, also where a pull under way was refused just before.
    if (this.#pullRequestId === null) this.#pull(null);
    else this.#isPullOutdated = true;
  }

  #takeError(frame: DownFrameOf<'error'>): void {
    if (frame.requestId === undefined) return;
    if (frame.requestId !== this.#pullRequestId) return this.history.refused(frame.requestId);
    this.#pullRequestId = null;
    this.#options.logger.warn('A pull was refused', { code: frame.code });
    // Without the right to see, there is nothing to catch up with; anything else passes.
    if (frame.code !== 'not_allowed') return this.#options.link.fail(frame.code);
    if (this.#isPullOutdated) return this.#pull(null);
    this.#caughtUp();
  }

  #caughtUp(): void {
    if (!this.#isLive) return;
    this.#options.link.note({ type: 'caughtUp', nowMs: this.#options.clock.nowMs() });
    this.#options.onCaughtUp();
    this.history.resume();
  }

  /** Text was taken out of the store: soon it leaves the disk as well (SY8). */
  eraseSoon(): void {
    // The one that is planned stays: put off with each deletion, it would never come where much is deleted.
    this.#cancelTruncation ??= this.#options.clock.after(truncateLogAfterMs, () => {
      this.#cancelTruncation = null;
      this.#truncateLog();
    });
  }

  #truncateLog(): void {
    this.#options.onErased();
    try {
      this.#options.store.truncateLog();
    } catch (error) {
      // A full disk, for instance; the next checkpoint does the same.
      this.#options.logger.warn('The write-ahead log could not be emptied', { error: String(error) });
    }
  }
}

function hasPlace(result: CommandResult): boolean {
  return result.status === 'done' && result.message !== undefined;
}
