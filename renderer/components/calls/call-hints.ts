import type { CallScreen } from '../../calls/engine/call-screen.ts';
import { callsStrings } from '../../strings/calls.ts';
import { problemText } from './call-words.ts';

export interface CallHint {
  readonly id: string;
  readonly text: string;
  readonly tone: 'plain' | 'warning';
  readonly action: 'unmute' | 'devices' | null;
}

const mostHints = 2;

/** What is wrong in a call just now, the most pressing first. */
export function callHints(screen: Pick<CallScreen, 'own' | 'qualityNotice' | 'isServerReachable'>): CallHint[] {
  const { own, qualityNotice } = screen;
  const hints: CallHint[] = [];
  if (own.isMutedHintShown) hints.push({ id: 'muted', text: callsStrings.mutedHint, tone: 'warning', action: own.pushToTalkKey === null ? 'unmute' : null });
  for (const problem of own.problems) {
    hints.push({ id: `${problem.kind} ${problem.code}`, text: problemText(problem), tone: 'warning', action: problem.kind === 'screen' ? null : 'devices' });
  }
  if (own.isNoSoundHintShown) hints.push({ id: 'noSound', text: `${callsStrings.noSoundHint} ${callsStrings.noSoundHelp}`, tone: 'warning', action: 'devices' });
  if (!screen.isServerReachable) hints.push({ id: 'server', text: callsStrings.serverUnreachable, tone: 'plain', action: null });
  if (qualityNotice !== null) hints.push({ id: 'quality', text: (qualityNotice.isOwnSide ? callsStrings.qualityOwn : callsStrings.qualityOther)[qualityNotice.reason], tone: 'plain', action: null });
  return hints;
}

/** The hints to draw: those not dismissed, at most two, since more would hide the people. */
export function shownHints(hints: readonly CallHint[], dismissed: ReadonlySet<string>): CallHint[] {
  return hints.filter(({ id }) => !dismissed.has(id)).slice(0, mostHints);
}
