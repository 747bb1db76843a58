import { useEffect, type RefObject } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { isTalkOpen, nextPushToTalk, pushToTalkOn, type PushToTalkEvent } from '../../calls/media/push-to-talk.ts';
import { browserClock } from '../../models/browser-clock.ts';
import { useCallController } from './call-context.ts';
import { belongsToTarget } from './talk-key-target.ts';

/** Opens the microphone for as long as the key to talk is held while the focus is within the element. */
export function usePushToTalk(ref: RefObject<HTMLElement | null>, { phase, own }: Pick<CallScreen, 'phase' | 'own'>): void {
  const controller = useCallController();
  const code = phase === 'active' ? own.pushToTalkKey : null;
  useEffect(() => {
    const element = ref.current;
    if (element === null || code === null) return undefined;
    let state = pushToTalkOn(code);
    let cancelTimer = () => undefined as void;
    let pointed: EventTarget | null = null;
    const point = (event: Event) => {
      pointed = event.target instanceof Element ? event.target.closest('button') : null;
    };
    const focus = (event: FocusEvent) => {
      if (event.target !== pointed) pointed = null;
    };
    const take = (event: PushToTalkEvent) => {
      const wasOpen = isTalkOpen(state);
      state = nextPushToTalk(state, event);
      cancelTimer();
      if (state.closesAtMs !== null) cancelTimer = browserClock.after(Math.max(0, state.closesAtMs - browserClock.nowMs()), () => take({ type: 'timePassed', nowMs: browserClock.nowMs() }));
      if (isTalkOpen(state) !== wasOpen) controller.setMicrophoneOn(isTalkOpen(state));
    };
    const press = (event: KeyboardEvent) => {
      if (event.code !== code || event.ctrlKey || event.metaKey || event.altKey) return;
      const isTyping = event.target instanceof Element && belongsToTarget({ code, target: event.target, isPointed: event.target === pointed });
      if (!isTyping) event.preventDefault();
      take({ type: 'keyDown', code, isRepeat: event.repeat, isTyping, nowMs: browserClock.nowMs() });
    };
    const release = (event: KeyboardEvent) => take({ type: 'keyUp', code: event.code, nowMs: browserClock.nowMs() });
    const blur = () => take({ type: 'blurred', nowMs: browserClock.nowMs() });
    element.addEventListener('pointerdown', point);
    element.addEventListener('focusin', focus);
    element.addEventListener('keydown', press);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', blur);
    return () => {
      element.removeEventListener('pointerdown', point);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('keydown', press);
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', blur);
      cancelTimer();
      // A key held while the screen goes would leave the microphone open with nobody to close it.
      if (isTalkOpen(state)) controller.setMicrophoneOn(false);
    };
  }, [code, controller, ref]);
}
