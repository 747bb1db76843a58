import type { UpFrameOf } from '#shared/protocol/up/up-frame';
import type { CancelTimer, Clock } from '#shared/runtime/clock';
import type { CoreApi } from '../core/core-api.ts';
import type { SessionRegistry } from '../sockets/session-registry.ts';
import { sendFrame, type Session } from '../sockets/session.ts';

/** The first protocol that knows transfers between colleagues. */
const firstProtocol = 4;
/** So many devices are asked; more would be noise for one file. */
const askedAtMost = 3;
const replyWithinMs = 2_000;
/** Transfers that are remembered for one device: nobody says when one is over, so the oldest makes room. */
const openAtMost = 4;
const forgottenAfterMs = 10 * 60_000;

interface Transfer {
  readonly taker: Session;
  readonly asked: Set<Session>;
  giver: Session | null;
  readonly cancelWait: CancelTimer;
  readonly cancelForgetting: CancelTimer;
}

interface NearDeskOptions {
  readonly core: Pick<CoreApi, 'findDownload'>;
  readonly registry: SessionRegistry;
  readonly clock: Clock;
}

/**
 * Brings together who wants a file and a colleague who has it and is online. It decides who may ask (the right to
 * download, nothing less) and relays signals; the bytes never come by here.
 */
export class NearDesk {
  readonly #options: NearDeskOptions;
  readonly #transfers = new Map<string, Transfer>();

  constructor(options: NearDeskOptions) {
    this.#options = options;
  }

  /** Asks devices that may have the file: one's own others, its sender's, then other members'. Whoever may not ask hears what everybody hears when nobody has it. */
  async ask(session: Session, { transferId, attachmentId }: UpFrameOf<'nearAsk'>): Promise<void> {
    if (this.#transfers.has(transferId)) return;
    const found = await this.#options.core.findDownload(session.userId, attachmentId, 'original').catch(() => null);
    const asked = found === null ? [] : this.#choose(session, found);
    if (found === null || asked.length === 0 || this.#transfers.has(transferId)) return this.#tellFound(session, transferId, null);
    this.#makeRoom(session);
    this.#transfers.set(transferId, {
      taker: session,
      asked: new Set(asked),
      giver: null,
      cancelWait: this.#options.clock.after(replyWithinMs, () => this.#giveUpUnlessFound(transferId)),
      cancelForgetting: this.#options.clock.after(forgottenAfterMs, () => this.#end(transferId)),
    });
    for (const { socket } of asked) sendFrame(socket, { type: 'nearAsked', transferId, attachmentId, contentHash: found.contentHash, userId: session.userId });
  }

  /** The first who can give does. */
  reply(session: Session, { transferId, canGive }: UpFrameOf<'nearReply'>): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined || transfer.giver !== null || !transfer.asked.delete(session)) return;
    if (canGive) {
      transfer.giver = session;
      transfer.cancelWait();
      this.#tellFound(transfer.taker, transferId, session.userId);
    } else if (transfer.asked.size === 0) this.#giveUpUnlessFound(transferId);
  }

  /** Hands a signal on, between the two devices of a transfer and nobody else. */
  relay(session: Session, { transferId, signal }: UpFrameOf<'nearSignal'>): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined || transfer.giver === null || (session !== transfer.taker && session !== transfer.giver)) return;
    const other = session === transfer.taker ? transfer.giver : transfer.taker;
    sendFrame(other.socket, { type: 'nearSignal', transferId, signal });
  }

  /** A device has gone. */
  forget(session: Session): void {
    for (const [transferId, transfer] of this.#transfers) {
      if (session === transfer.taker || session === transfer.giver) this.#end(transferId);
      else this.reply(session, { type: 'nearReply', transferId, canGive: false });
    }
  }

  stop(): void {
    for (const transferId of this.#transfers.keys()) this.#end(transferId);
  }

  #choose(asker: Session, { chatId, senderId }: { chatId: string; senderId: string }): Session[] {
    const able = [...this.#options.registry.ofChat(chatId)].filter((session) => session !== asker && session.protocol >= firstProtocol);
    const rank = ({ userId }: Session) => (userId === asker.userId ? 0 : userId === senderId ? 1 : 2);
    return able.toSorted((one, other) => rank(one) - rank(other) || other.id - one.id).slice(0, askedAtMost);
  }

  #makeRoom(session: Session): void {
    const own = [...this.#transfers].filter(([, { taker }]) => taker === session);
    for (const [transferId] of own.slice(0, Math.max(0, own.length - openAtMost + 1))) this.#end(transferId);
  }

  #giveUpUnlessFound(transferId: string): void {
    const transfer = this.#transfers.get(transferId);
    if (transfer === undefined || transfer.giver !== null) return;
    this.#end(transferId);
    this.#tellFound(transfer.taker, transferId, null);
  }

  #end(transferId: string): void {
    const transfer = this.#transfers.get(transferId);
    transfer?.cancelWait();
    transfer?.cancelForgetting();
    this.#transfers.delete(transferId);
  }

  #tellFound(session: Session, transferId: string, userId: string | null): void {
    sendFrame(session.socket, { type: 'nearFound', transferId, userId });
  }
}
