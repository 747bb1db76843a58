import type { CallNotice } from '../../calls/engine/call-controller.ts';
import type { CallScreen, CallTile, MediaProblemView, TileQuality } from '../../calls/engine/call-screen.ts';
import type { PastCallView } from '#shared/contract/views/calls-view';
import { formatList } from '../../language/formats.ts';
import { formatDuration } from '../../models/file-format.ts';
import { callSettingsStrings } from '../../strings/call-settings.ts';
import { callsStrings } from '../../strings/calls.ts';

/** How far a call is that nobody has answered, in a sentence; null once it runs or is over. */
export function phaseText(screen: Pick<CallScreen, 'phase' | 'chatKind' | 'title'>): string | null {
  const isGroup = screen.chatKind === 'group';
  switch (screen.phase) {
    case 'starting':
      return callsStrings.starting;
    case 'calling':
      return isGroup ? callsStrings.callingGroup : callsStrings.calling(screen.title);
    case 'unreachable':
      return isGroup ? callsStrings.unreachableGroup : callsStrings.unreachable(screen.title);
    case 'ringing':
      return callsStrings.ringing;
    case 'active':
    case 'ended':
      return null;
  }
}

/** How a call ended: what stands large, and a second sentence with the cause or null. */
export function endText(screen: Pick<CallScreen, 'endReason' | 'durationMs' | 'title' | 'tiles'>): { readonly title: string; readonly help: string | null } {
  switch (screen.endReason) {
    case 'missed':
      return { title: callsStrings.noAnswer, help: null };
    case 'declined':
      return { title: callsStrings.declined, help: null };
    case 'cancelled':
      return { title: callsStrings.cancelled, help: null };
    case 'busy':
      return { title: callsStrings.busy(screen.title), help: null };
    case 'failed':
      return { title: callsStrings.couldNotConnect, help: failureOf(screen.tiles) };
    case 'completed':
    case null:
      return { title: screen.durationMs === null ? callsStrings.ended : callsStrings.endedAfter(formatDuration(screen.durationMs)), help: null };
  }
}

function failureOf(tiles: readonly CallTile[]): string {
  const failed = tiles.find(({ connection, isSelf }) => connection === 'failed' && !isSelf);
  if (failed === undefined) return callsStrings.couldNotConnectHelp;
  const { text, help } = failureText(failed);
  return `${text} ${help}`;
}

/** Why there is no connection to somebody, and what may help. */
export function failureText({ failureReason, displayName }: Pick<CallTile, 'failureReason' | 'displayName'>): { readonly text: string; readonly help: string } {
  const reason = failureReason ?? 'unknown';
  return { text: callsStrings.failed[reason](displayName), help: callsStrings.failedHelp[reason] };
}

/** What makes a connection worse, with its figures; null while it is good or not known. */
export function qualityText({ level, reason, roundTripMs, lossPercent }: TileQuality): string | null {
  if (level === 'good' || level === 'unknown') return null;
  const figures = [roundTripMs === null ? null : callsStrings.quality.milliseconds(roundTripMs), lossPercent === null ? null : callsStrings.quality.percent(lossPercent)].filter((figure) => figure !== null);
  const known = callsStrings.quality[level];
  const described = reason === null ? known : callsStrings.quality.described(known, callsStrings.quality[reason]);
  return figures.length > 0 ? `${described} (${formatList(figures, 'unit')})` : described;
}

/** What is the matter with the connection to somebody, or that they hold; null while all is well or it failed. */
export function stateText({ connection, isOnHold }: Pick<CallTile, 'connection' | 'isOnHold'>): string | null {
  if (isOnHold) return callsStrings.onHold;
  if (connection === 'connecting') return callsStrings.connecting;
  return connection === 'interrupted' ? callsStrings.interrupted : null;
}

/** What is to be known about somebody in the call, in words; empty when all is as usual. */
export function tileFacts(tile: CallTile): string[] {
  const facts = [
    tile.connection === 'failed' ? failureText(tile).text : stateText(tile),
    tile.isAudioEnabled ? null : callsStrings.muted,
    tile.isVideoEnabled ? null : callsStrings.cameraOff,
    tile.isHandRaised ? callsStrings.handRaised : null,
    tile.isScreenShared ? callsStrings.sharing : null,
    qualityText(tile.quality),
  ];
  return facts.filter((fact) => fact !== null);
}

/** Everything about somebody in the call, for those who do not see the marks. */
export function tileLabel(tile: CallTile, name: string): string {
  return [name, ...tileFacts(tile)].join(', ');
}

/** Why there is no sound or picture of one's own, and what to do. */
export function problemText({ kind, code }: MediaProblemView): string {
  const said = callSettingsStrings.problems[code];
  return typeof said === 'string' ? said : said[kind];
}

/** What has happened, in a sentence. */
export function noticeText(notice: CallNotice): string {
  switch (notice.kind) {
    case 'refused':
      return notice.message;
    case 'mutedByUnplug':
    case 'camerasOff':
      return callsStrings.notice[notice.kind];
    case 'deviceChanged':
      return callsStrings.notice.deviceChanged[notice.device.kind](notice.device.label);
    case 'deviceAdded':
      return callsStrings.notice.deviceAdded(notice.device.label);
    default:
      return callsStrings.notice[notice.kind](notice.name);
  }
}

/** A call that is over, in words: which way and kind, then how long or how it ended, then how many were in it. */
export function pastCallFacts(call: Pick<PastCallView, 'direction' | 'media' | 'endReason' | 'durationMs' | 'chatKind' | 'participantCount' | 'callerName'>): string[] {
  // Whoever missed a call knows by the word already that it was not answered.
  const end = call.direction === 'missed' || call.endReason === 'completed' ? null : callsStrings.pastEnds[call.endReason];
  return [
    callsStrings.past[call.direction][call.media],
    call.direction === 'missed' && call.chatKind === 'group' ? callsStrings.calledBy(call.callerName) : null,
    call.durationMs === null ? end : formatDuration(call.durationMs),
    call.chatKind === 'group' && call.direction !== 'missed' && call.participantCount > 1 ? callsStrings.participants(call.participantCount) : null,
  ].filter((fact) => fact !== null && fact !== '') as string[];
}
