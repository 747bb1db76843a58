/** What can be wrong with a microphone, a camera or the sharing of a screen. */
type MediaProblemCode =
  | 'noCamera'
  | 'noMicrophone'
  | 'permissionDenied'
  | 'deviceBusy'
  | 'deviceGone'
  | 'notSupported'
  | 'screenDenied'
  | 'unknown';

export type MediaKind = 'microphone' | 'camera' | 'screen';

/** A problem to be put into words; a call goes on with it. */
export interface MediaProblem {
  code: MediaProblemCode;
  kind: MediaKind;
}

/**
 * Gives what a failed capture means, from the name of the browser's error. A screen that is not shared because the
 * picker was closed has the same name as one that the system forbids, so both are `screenDenied`.
 */
export function mediaProblemOf(error: unknown, kind: MediaKind): MediaProblem {
  return { code: codeOf(nameOf(error), kind), kind };
}

function codeOf(name: string, kind: MediaKind): MediaProblemCode {
  switch (name) {
    case 'NotFoundError':
    case 'DevicesNotFoundError':
    case 'OverconstrainedError':
      return missingOf(kind);
    case 'NotAllowedError':
    case 'PermissionDeniedError':
    case 'SecurityError':
    case 'InvalidStateError':
      return kind === 'screen' ? 'screenDenied' : 'permissionDenied';
    case 'AbortError':
      return kind === 'screen' ? 'screenDenied' : 'deviceBusy';
    case 'NotReadableError':
    case 'TrackStartError':
      return 'deviceBusy';
    case 'NotSupportedError':
    case 'TypeError':
      return 'notSupported';
    default:
      return 'unknown';
  }
}

function missingOf(kind: MediaKind): MediaProblemCode {
  if (kind === 'screen') return 'notSupported';
  return kind === 'camera' ? 'noCamera' : 'noMicrophone';
}

function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error)) return '';
  return typeof error.name === 'string' ? error.name : '';
}
