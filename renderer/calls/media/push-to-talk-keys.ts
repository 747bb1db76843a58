import type { Clock } from '#shared/runtime/clock';
import type { PushToTalk, PushToTalkEvent } from './push-to-talk.ts';
import { isTalkOpen, nextPushToTalk, pushToTalkOn } from './push-to-talk.ts';

/** The keys of the window as they open and close the microphone. */
export interface PushToTalkKeys {
  rebind(code: string): void;
  /** Lets go of the key and stops listening. */
  stop(): void;
}

export interface PushToTalkOptions {
  /** The window, or what stands for it. */
  target: EventTarget;
  clock: Clock;
  /** The key as `KeyboardEvent.code` names it. */
  code: string;
  /** Tells whether keys go into text right now. */
  isTyping: (event: KeyboardEvent) => boolean;
  /** Called whenever the microphone is to open or close. */
  onTalk: (isOpen: boolean) => void;
}

/** Follows the talk key until stopped; the microphone is taken for closed at first. */
export function watchPushToTalk({ target, clock, code, isTyping, onTalk }: PushToTalkOptions): PushToTalkKeys {
  let state: PushToTalk = pushToTalkOn(code);
  let cancelTimer = () => {};
  const apply = (event: PushToTalkEvent) => {
    const wasOpen = isTalkOpen(state);
    state = nextPushToTalk(state, event);
    cancelTimer();
    const { closesAtMs } = state;
    if (closesAtMs !== null) cancelTimer = clock.after(closesAtMs - event.nowMs, () => apply({ type: 'timePassed', nowMs: clock.nowMs() }));
    if (isTalkOpen(state) !== wasOpen) onTalk(!wasOpen);
  };
  const onKeyDown = (event: Event) => {
    const { code, repeat } = event as KeyboardEvent;
    apply({ type: 'keyDown', code, isRepeat: repeat, isTyping: isTyping(event as KeyboardEvent), nowMs: clock.nowMs() });
  };
  const onKeyUp = (event: Event) => apply({ type: 'keyUp', code: (event as KeyboardEvent).code, nowMs: clock.nowMs() });
  const onBlur = () => apply({ type: 'blurred', nowMs: clock.nowMs() });
  const listeners = { keydown: onKeyDown, keyup: onKeyUp, blur: onBlur };
  for (const [type, listener] of Object.entries(listeners)) target.addEventListener(type, listener);
  return {
    rebind: (code) => apply({ type: 'rebound', code, nowMs: clock.nowMs() }),
    stop() {
      for (const [type, listener] of Object.entries(listeners)) target.removeEventListener(type, listener);
      cancelTimer();
      if (isTalkOpen(state)) onTalk(false);
      state = pushToTalkOn(state.code);
    },
  };
}

/** Tells whether a key event goes into a field in which one writes. */
export function isTypingEvent(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=range], [type=button])');
}
