import { useEffect, useRef, type RefObject } from 'react';
import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { useCallController } from './call-context.ts';
import { singleKeyAction } from './single-keys.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import type { OwnView } from './use-own-view.ts';

const typed = 'input, textarea, select, [contenteditable="true"]';

/** The keys that work while the call screen has the focus: M, V, S, H, G, F, and the key to hold for talking. */
export function useCallKeys(ref: RefObject<HTMLElement | null>, screen: CallScreen, view: OwnView): void {
  const controller = useCallController();
  usePushToTalk(ref, screen);
  const latest = useRef({ screen, view });
  useEffect(() => {
    latest.current = { screen, view };
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(`${typed}, dialog, [role="menu"]`) !== null;
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
      const { screen: current, view: own } = latest.current;
      if (event.code === current.own.pushToTalkKey) return;
      const action = singleKeyAction(event.key, current);
      if (action === null) return;
      event.preventDefault();
      if (action === 'layout') own.toggleMode();
      else if (action === 'full') own.setFull(!own.isFull);
      else if (action === 'microphone') controller.setMicrophoneOn(!current.own.isMicrophoneOn);
      else if (action === 'camera') controller.setCameraOn(!current.own.isCameraOn);
      else if (action === 'screen') controller.setScreenOn(!current.own.isScreenOn);
      else controller.raiseHand(!current.own.isHandRaised);
    };
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  }, [controller, ref]);
}
