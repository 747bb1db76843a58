import type { IncomingCallView } from '#shared/contract/views/calls-view';
import { callsStrings } from '../../strings/calls.ts';

/** Something of the system that tells of a call; closing it twice is harmless. */
export interface Alert {
  close(): void;
}

interface CallAlertsOptions {
  /** Whether the person looks at this window: then its own card is enough. */
  isWatched(): boolean;
  /** Null where the system's notifications are not allowed. */
  show(title: string, body: string): Alert | null;
}

/** Tells of calls that ring while the person is somewhere else on this computer. */
export class CallAlerts {
  readonly #options: CallAlertsOptions;
  readonly #alerts = new Map<string, Alert | null>();

  constructor(options: CallAlertsOptions) {
    this.#options = options;
  }

  /** Takes the calls that ring now; an alert goes with its call. */
  follow(incoming: readonly IncomingCallView[]): void {
    const ringing = new Set(incoming.map((call) => call.callId));
    for (const [callId, alert] of this.#alerts) {
      if (ringing.has(callId)) continue;
      alert?.close();
      this.#alerts.delete(callId);
    }
    for (const call of incoming) if (!this.#alerts.has(call.callId)) this.#alerts.set(call.callId, this.#tell(call));
  }

  #tell({ callerName, title, media, chatKind }: IncomingCallView): Alert | null {
    if (this.#options.isWatched()) return null;
    const what = media === 'video' ? callsStrings.incomingVideo : callsStrings.incomingVoice;
    return this.#options.show(callerName, chatKind === 'group' ? `${what} ${callsStrings.incomingIn(title)}` : what);
  }
}

/** The alerts of the page: by the system's notifications, where the person allows them. */
export function createCallAlerts(page: Window): CallAlerts {
  return new CallAlerts({
    isWatched: () => page.document.hasFocus(),
    show(title, body) {
      if (!('Notification' in page) || Notification.permission !== 'granted') return null;
      // The ringtone is the sound.
      const notification = new Notification(title, { body, silent: true, requireInteraction: true });
      notification.addEventListener('click', () => page.focus());
      return notification;
    },
  });
}
