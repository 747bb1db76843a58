import type { CallScreen } from '../../calls/engine/call-screen.ts';

export type SingleKeyAction = 'microphone' | 'camera' | 'screen' | 'hand' | 'layout' | 'full';

/** What a single key does on the call screen; null: nothing now. */
export function singleKeyAction(key: string, { phase, own }: Pick<CallScreen, 'phase' | 'own'>): SingleKeyAction | null {
  if (phase === 'ended') return null;
  const isRunning = phase === 'active';
  switch (key.toLowerCase()) {
    case 'm':
      return 'microphone';
    case 'v':
      return own.isCameraAllowed || own.isCameraOn ? 'camera' : null;
    case 's':
      return isRunning ? 'screen' : null;
    case 'h':
      return isRunning ? 'hand' : null;
    case 'g':
      return isRunning ? 'layout' : null;
    case 'f':
      return 'full';
    default:
      return null;
  }
}
