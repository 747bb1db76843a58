/** The end of a word is still heard when the key is let go a little early. */
const TAIL_MS = 200;

/** Whether the talk key is held, and until when the microphone stays open after it. */
export interface PushToTalk {
  /** The key as `KeyboardEvent.code` names it. */
  code: string;
  isHeld: boolean;
  /** Set from the release on: when the microphone closes. */
  closesAtMs: number | null;
}

export type PushToTalkEvent =
  | { type: 'keyDown'; code: string; isRepeat: boolean; isTyping: boolean; nowMs: number }
  | { type: 'keyUp'; code: string; nowMs: number }
  /** The window no longer gets keys, so that the release would go unseen. */
  | { type: 'blurred'; nowMs: number }
  | { type: 'rebound'; code: string; nowMs: number }
  | { type: 'timePassed'; nowMs: number };

/** Gives push to talk at rest, on a key as `KeyboardEvent.code` names it. */
export function pushToTalkOn(code: string): PushToTalk {
  return { code, isHeld: false, closesAtMs: null };
}

/** Gives what an event makes of push to talk; the microphone is open while `isTalkOpen`. */
export function nextPushToTalk(state: PushToTalk, event: PushToTalkEvent): PushToTalk {
  switch (event.type) {
    case 'keyDown':
      if (event.code !== state.code || event.isRepeat || event.isTyping || state.isHeld) return state;
      return { ...state, isHeld: true, closesAtMs: null };
    case 'keyUp':
      return event.code === state.code ? released(state, event.nowMs) : state;
    case 'blurred':
      return released(state, event.nowMs);
    case 'rebound':
      return { ...released(state, event.nowMs), code: event.code };
    case 'timePassed':
      return state.closesAtMs !== null && event.nowMs >= state.closesAtMs ? { ...state, closesAtMs: null } : state;
  }
}

/** Tells whether the microphone is to be open. */
export function isTalkOpen(state: PushToTalk): boolean {
  return state.isHeld || state.closesAtMs !== null;
}

function released(state: PushToTalk, nowMs: number): PushToTalk {
  return state.isHeld ? { ...state, isHeld: false, closesAtMs: nowMs + TAIL_MS } : state;
}
