import type { PeerState } from '#shared/protocol/calls/peer-message';
import type { BackendLink } from '../../carrier/backend-link.ts';
import type { CallNotice } from './call-controller.ts';
import type { CallRoom } from './call-room.ts';
import { noticesBetween, type ShownPerson } from './people-changes.ts';

interface CallReporterOptions {
  readonly backend: Pick<BackendLink, 'call'>;
  onNotice(notice: CallNotice): void;
}

/** Shows one's own state to the others and to the record whenever it changes, and notices what changed with the others. */
export class CallReporter {
  readonly #options: CallReporterOptions;
  readonly #told = new Map<string, string>();
  readonly #shown = new Map<string, ShownPerson[]>();

  constructor(options: CallReporterOptions) {
    this.#options = options;
  }

  report(callId: string, room: CallRoom, state: PeerState): void {
    this.#tell(callId, room, state);
    const shown = room.shownPeople();
    const before = this.#shown.get(callId) ?? null;
    this.#shown.set(callId, shown);
    for (const notice of noticesBetween(before, shown)) this.#options.onNotice(notice);
  }

  /** Calls that are over begin anew when they are joined again. */
  keep(callIds: ReadonlySet<string>): void {
    for (const known of [this.#told, this.#shown]) for (const callId of known.keys()) if (!callIds.has(callId)) known.delete(callId);
  }

  #tell(callId: string, room: CallRoom, state: PeerState): void {
    const { connectionState } = room;
    const text = JSON.stringify([room.joinId, state, connectionState]);
    if (this.#told.get(callId) === text) return;
    this.#told.set(callId, text);
    room.setState(state);
    const { isAudioEnabled, isVideoEnabled, isScreenShared } = state;
    // The next change says it again, should the backend be away.
    void this.#options.backend.call('updateCall', { callId, isAudioEnabled, isVideoEnabled, isScreenShared, connectionState }).catch(() => undefined);
  }
}
