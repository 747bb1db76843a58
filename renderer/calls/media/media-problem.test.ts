import { describe, expect, it } from 'vitest';
import { mediaProblemOf } from './media-problem.ts';

const named = (name: string) => new DOMException('', name);

describe('what a failed capture means', () => {
  it.each([
    ['NotFoundError', 'microphone', 'noMicrophone'],
    ['NotFoundError', 'camera', 'noCamera'],
    ['NotFoundError', 'screen', 'notSupported'],
    ['OverconstrainedError', 'camera', 'noCamera'],
    ['NotAllowedError', 'microphone', 'permissionDenied'],
    ['NotAllowedError', 'camera', 'permissionDenied'],
    ['NotAllowedError', 'screen', 'screenDenied'],
    ['SecurityError', 'camera', 'permissionDenied'],
    ['NotReadableError', 'camera', 'deviceBusy'],
    ['NotReadableError', 'microphone', 'deviceBusy'],
    ['AbortError', 'camera', 'deviceBusy'],
    ['AbortError', 'screen', 'screenDenied'],
    ['InvalidStateError', 'screen', 'screenDenied'],
    ['NotSupportedError', 'screen', 'notSupported'],
    ['DataError', 'camera', 'unknown'],
  ] as const)('reads %s of a %s as %s', (name, kind, code) => {
    expect(mediaProblemOf(named(name), kind)).toEqual({ code, kind });
  });

  it('takes a missing browser function for media that is not supported', () => {
    expect(mediaProblemOf(new TypeError('undefined is not a function'), 'microphone').code).toBe('notSupported');
  });

  it('gives an unknown problem for what is no error at all', () => {
    for (const thrown of [null, undefined, 'no', 7, {}, { name: 3 }]) {
      expect(mediaProblemOf(thrown, 'camera')).toEqual({ code: 'unknown', kind: 'camera' });
    }
  });
});
