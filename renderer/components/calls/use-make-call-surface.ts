import { useCallback, useMemo } from 'react';
import type { CallMedia } from '#shared/database/enums';
import { useAct } from '../../contract/use-call.ts';
import { useCallController, type CallSurface } from './call-context.ts';
import type { CallPlace } from './use-call-place.ts';

interface CallSurfaceOptions extends Pick<CallSurface, 'canCall' | 'openChat' | 'openSettings'> {
  readonly setPlace: (place: CallPlace) => void;
}

/** Gives what the workspace offers around calls; the same object while nothing in it changes. */
export function useMakeCallSurface({ canCall, openChat, openSettings, setPlace }: CallSurfaceOptions): CallSurface {
  const act = useAct();
  const controller = useCallController();
  const callPerson = useCallback(
    (userId: string, media: CallMedia) => {
      const call = async () => {
        const chat = await act('createDirectChat', { userId });
        if (chat !== null) await controller.start(chat.chatId, media);
      };
      void call();
    },
    [act, controller],
  );
  return useMemo(
    () => ({ canCall, openChat, openSettings, callPerson, showCall: () => setPlace('call'), showHistory: () => setPlace('history') }),
    [callPerson, canCall, openChat, openSettings, setPlace],
  );
}
