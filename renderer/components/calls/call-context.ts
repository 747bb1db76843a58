import { createContext, useContext, useSyncExternalStore } from 'react';
import type { CallMedia } from '#shared/database/enums';
import type { CallController, CallsState } from '../../calls/engine/call-controller.ts';
import { idleCallController } from './idle-call-controller.ts';

export const CallControllerContext = createContext<CallController>(idleCallController);

/** Gives what can be done with calls. */
export function useCallController(): CallController {
  return useContext(CallControllerContext);
}

/** Gives everything about calls that this window shows, and draws again when it has changed. */
export function useCalls(): CallsState {
  const controller = useCallController();
  return useSyncExternalStore(controller.subscribe, controller.state);
}

/** What the workspace offers to whatever has to do with calls. */
export interface CallSurface {
  /** The organization lets this person call. */
  readonly canCall: boolean;
  /** Brings the call that is running to the front. */
  readonly showCall: () => void;
  readonly showHistory: () => void;
  readonly openChat: (chatId: string) => void;
  readonly openSettings: () => void;
  /** Calls somebody in their direct chat, which is made when there is none. */
  readonly callPerson: (userId: string, media: CallMedia) => void;
}

const doNothing = () => undefined;

/** What is offered where there is no workspace: the way back to the call. */
export function callSurfaceBeside(showCall: () => void): CallSurface {
  return { canCall: false, showCall, showHistory: doNothing, openChat: doNothing, openSettings: doNothing, callPerson: doNothing };
}

export const CallSurfaceContext = createContext<CallSurface>(callSurfaceBeside(doNothing));

/** Gives what the workspace offers around calls. */
export function useCallSurface(): CallSurface {
  return useContext(CallSurfaceContext);
}
