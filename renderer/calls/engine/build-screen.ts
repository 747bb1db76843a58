import type { CallPersonView, OwnCallView } from '#shared/contract/views/calls-view';
import type { PeerState } from '#shared/protocol/calls/peer-message';
import type { LocalTracks } from '../media/local-media.ts';
import type { MeshPeer } from '../peer/mesh-connection.ts';
import type { CallInvitee, CallScreen, CallTile, OwnMedia, TileQuality } from './call-screen.ts';
import type { PeerMonitor } from './peer-monitor.ts';

/** Everything that a call's screen is drawn from. */
export interface ScreenParts {
  readonly view: OwnCallView;
  readonly isServerReachable: boolean;
  readonly isOnHold: boolean;
  readonly ownState: PeerState;
  readonly ownTracks: LocalTracks;
  readonly isOwnSpeaking: boolean;
  readonly own: OwnMedia;
  readonly peers: readonly MeshPeer[];
  readonly monitors: ReadonlyMap<string, PeerMonitor>;
  readonly reactions: ReadonlyMap<string, CallTile['reaction']>;
  /** Who was drawn last: what stays on the screen when the call is over. */
  readonly lastTiles: readonly CallTile[];
}

const noQuality: TileQuality = { level: 'unknown', reason: null, roundTripMs: null, lossPercent: null };

/** A call of this window as it is drawn: the record, with what the connections know better. */
export function buildScreen(parts: ScreenParts): CallScreen {
  const { view } = parts;
  return {
    callId: view.callId,
    chatId: view.chatId,
    chatKind: view.chatKind,
    title: view.title,
    otherUserId: view.otherUserId,
    media: view.media,
    phase: view.phase,
    endReason: view.endReason,
    createdAt: view.createdAt,
    startedAt: view.startedAt,
    durationMs: view.durationMs,
    isOnHold: parts.isOnHold,
    tiles: view.phase === 'ended' ? parts.lastTiles : view.people.filter((person) => person.status === 'joined').map((person) => toTile(parts, person)),
    invitees: view.people.flatMap(toInvitee),
    invitable: view.invitable,
    own: parts.own,
    qualityNotice: qualityNoticeOf(parts),
    isServerReachable: parts.isServerReachable,
  };
}

function toTile(parts: ScreenParts, person: CallPersonView): CallTile {
  return person.isSelf ? ownTile(parts, person) : otherTile(parts, person);
}

function ownTile({ ownState, ownTracks, isOwnSpeaking, reactions }: ScreenParts, person: CallPersonView): CallTile {
  return {
    userId: person.userId,
    displayName: person.displayName,
    isSelf: true,
    ...ownState,
    isSpeaking: isOwnSpeaking && ownState.isAudioEnabled,
    connection: 'connected',
    failureReason: null,
    quality: noQuality,
    cameraTrack: ownTracks.camera,
    screenTrack: ownTracks.screen,
    reaction: reactions.get(person.userId) ?? null,
  };
}

function otherTile({ peers, monitors, reactions }: ScreenParts, person: CallPersonView): CallTile {
  const peer = peers.find((one) => one.userId === person.userId && one.joinId === person.joinId);
  const monitor = monitors.get(person.userId);
  // What they say of themselves is newer than the record, which is told gathered.
  const state: PeerState = peer?.state ?? { ...person, isHandRaised: false, isOnHold: false };
  return {
    userId: person.userId,
    displayName: person.displayName,
    isSelf: false,
    isAudioEnabled: state.isAudioEnabled,
    isVideoEnabled: state.isVideoEnabled,
    isScreenShared: state.isScreenShared,
    isHandRaised: state.isHandRaised,
    isOnHold: state.isOnHold,
    isSpeaking: state.isAudioEnabled && monitor?.speaking.isSpeaking === true,
    connection: peer?.link.phase ?? 'connecting',
    failureReason: peer?.link.reason ?? null,
    quality: monitor?.quality ?? noQuality,
    cameraTrack: state.isVideoEnabled ? (peer?.tracks.camera ?? null) : null,
    screenTrack: state.isScreenShared ? (peer?.tracks.screen ?? null) : null,
    reaction: reactions.get(person.userId) ?? null,
  };
}

function toInvitee({ userId, displayName, isSelf, status }: CallPersonView): CallInvitee[] {
  return isSelf || status === 'joined' ? [] : [{ userId, displayName, status }];
}

/** One poor connection among several is theirs; where all are poor it is most likely one's own. */
function qualityNoticeOf({ peers, monitors }: ScreenParts): CallScreen['qualityNotice'] {
  const known = peers.flatMap((peer) => monitors.get(peer.userId) ?? []);
  const poor = known.find((monitor) => monitor.notice.isShown && monitor.quality.reason !== null);
  if (poor === undefined || poor.quality.reason === null) return null;
  return { reason: poor.quality.reason, isOwnSide: poor.quality.reason === 'processor' || (known.length > 1 && known.every((monitor) => monitor.notice.isShown)) };
}
