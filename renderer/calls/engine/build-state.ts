import type { CallsView, OwnCallView } from '#shared/contract/views/calls-view';
import { buildScreen } from './build-screen.ts';
import type { CallsState } from './call-controller.ts';
import type { CallRoom } from './call-room.ts';
import type { CallScreen, CallTile } from './call-screen.ts';
import type { OwnMediaDesk } from './own-media.ts';
import { ownStateOf } from './own-state.ts';

/** What the state of this window's calls is made from. */
export interface StateParts {
  readonly view: CallsView;
  readonly windowId: string;
  readonly desk: OwnMediaDesk;
  readonly isHandRaised: boolean;
  readonly isCameraAllowed: boolean;
  readonly notices: CallsState['notices'];
  roomOf(callId: string): CallRoom | undefined;
  /** Who was drawn last in a call. */
  lastTilesOf(callId: string): readonly CallTile[];
}

/** Everything about calls that this window shows. */
export function buildState(parts: StateParts): CallsState {
  const { view, windowId, desk } = parts;
  const screens = view.own.filter((call) => call.windowId === windowId).map((call) => toScreen(parts, call));
  const free = screens.filter((screen) => !screen.isOnHold);
  return {
    current: free.find((screen) => screen.phase !== 'ended') ?? free.at(-1) ?? null,
    held: screens.filter((screen) => screen.isOnHold),
    incoming: view.incoming,
    inOtherWindow: view.own.filter((call) => call.windowId !== windowId && call.phase !== 'ended'),
    devices: desk.devices(),
    settings: desk.settings,
    notices: parts.notices,
  };
}

function toScreen(parts: StateParts, view: OwnCallView): CallScreen {
  const { desk, isHandRaised, isCameraAllowed } = parts;
  const room = parts.roomOf(view.callId);
  const isOnHold = room?.isOnHold === true;
  return buildScreen({
    view,
    isServerReachable: parts.view.isServerReachable,
    isOnHold,
    ownState: ownStateOf(desk.state, { isHandRaised, isOnHold }),
    ownTracks: desk.tracks(),
    isOwnSpeaking: desk.isSpeaking,
    own: desk.view({ isHandRaised, isCameraAllowed }),
    peers: room?.peers() ?? [],
    monitors: room?.monitors ?? new Map(),
    reactions: room?.reactions ?? new Map(),
    lastTiles: parts.lastTilesOf(view.callId),
  });
}
