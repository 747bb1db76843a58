import type { CallParams } from '#shared/contract/calls';
import type { CallsView, OwnCallView } from '#shared/contract/views/calls-view';
import type { ReceivedSignal } from '#shared/contract/views/call-signals-view';
import { CallRoom, type CallRoomOptions } from './call-room.ts';

type SharedOptions = Omit<CallRoomOptions, 'callId' | 'joinId' | 'selfUserId' | 'sendSignal' | 'fetchIceServers' | 'onGiveUp'>;

interface RoomBookOptions extends SharedOptions {
  readonly windowId: string;
  fetchIceServers(callId: string): ReturnType<CallRoomOptions['fetchIceServers']>;
  sendSignal(params: CallParams<'sendCallSignal'>): void;
  onGiveUp(callId: string): void;
}

/** The rooms of this window's calls, one for each joining; opened and closed as the record says. */
export class RoomBook {
  readonly #options: RoomBookOptions;
  readonly #rooms = new Map<string, CallRoom>();

  constructor(options: RoomBookOptions) {
    this.#options = options;
  }

  get(callId: string): CallRoom | undefined {
    return this.#rooms.get(callId);
  }

  each(act: (room: CallRoom) => void): void {
    for (const room of this.#rooms.values()) act(room);
  }

  entries(): [string, CallRoom][] {
    return [...this.#rooms];
  }

  /** Opens, follows and closes rooms; gives those that are new. */
  follow(view: CallsView): CallRoom[] {
    const running = new Map(view.own.filter((call) => call.windowId === this.#options.windowId && call.joinId !== null && call.phase !== 'ended').map((call) => [call.callId, call]));
    for (const [callId, room] of this.#rooms) {
      if (running.get(callId)?.joinId === room.joinId) continue;
      room.close();
      this.#rooms.delete(callId);
    }
    const fresh = [...running.values()].flatMap((call) => this.#open(call));
    for (const call of running.values()) this.#rooms.get(call.callId)?.follow(call);
    return fresh;
  }

  /** Hands a signal to the joining it is for; one for a joining that is over is dropped. */
  deliver(signal: ReceivedSignal): void {
    const room = this.#rooms.get(signal.callId);
    if (room?.joinId === signal.toJoinId) room.takeSignal(signal);
  }

  #open(call: OwnCallView): CallRoom[] {
    const { callId, joinId } = call;
    const selfUserId = call.people.find((person) => person.isSelf)?.userId;
    // Before the server has answered nobody is in, and the record does not say yet who one is.
    if (joinId === null || selfUserId === undefined || this.#rooms.has(callId)) return [];
    const room = new CallRoom({
      ...this.#options,
      callId,
      joinId,
      selfUserId,
      fetchIceServers: () => this.#options.fetchIceServers(callId),
      sendSignal: (to, signal) => this.#options.sendSignal({ callId, joinId, toUserId: to.userId, toJoinId: to.joinId, signal }),
      onGiveUp: () => this.#options.onGiveUp(callId),
    });
    this.#rooms.set(callId, room);
    return [room];
  }
}
