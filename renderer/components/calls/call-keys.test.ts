import { describe, expect, it, vi } from 'vitest';
import type { IncomingCallView } from '#shared/contract/views/calls-view';
import type { CallController } from '../../calls/engine/call-controller.ts';
import { callCommand } from '../../models/call-command.ts';
import { shortcutsWith } from '../../models/shortcuts.ts';
import { sampleOwn, sampleScreen } from '../../testing/sample-call.ts';
import { idleCallController } from './idle-call-controller.ts';
import { isUsableTalkKey, keyName } from './key-names.ts';
import { cornerBeside, nearestCorner } from './mini-place.ts';
import { belongsToTarget } from './talk-key-target.ts';
import { singleKeyAction } from './single-keys.ts';
import { callActionFor } from './use-call-shortcuts.ts';

function press(key: string, state: Partial<ReturnType<CallController['state']>>, changes: Partial<CallController> = {}) {
  const controller: CallController = { ...idleCallController, ...changes, state: () => ({ ...idleCallController.state(), ...state }) };
  return callActionFor({ key, code: '', ctrlKey: true, shiftKey: true, metaKey: false, altKey: false, repeat: false }, controller, shortcutsWith({}));
}

describe('the keys that work everywhere', () => {
  const call: IncomingCallView = { callId: 'c', chatId: 'x', chatKind: 'direct', title: 'Ben', callerId: 'ben', callerName: 'Ben', media: 'audio', isBusy: false, otherNames: [] };
  it('belong to others while nothing rings and no call runs', () => {
    for (const key of ['a', 'v', 'x', 'm', 'e', 's', 'h', 'l']) expect(press(key, {})).toBeNull();
  });
  it('answer the call that rings', () => {
    const join = vi.fn<CallController['join']>(() => Promise.resolve());
    press('V', { incoming: [call] }, { join })?.();
    expect(join).toHaveBeenCalledWith('c', { withCamera: true, others: 'leave' });
  });
  it('never end the call one is in: it is put on hold', () => {
    const join = vi.fn<CallController['join']>(() => Promise.resolve());
    press('A', { incoming: [{ ...call, isBusy: true }] }, { join })?.();
    expect(join).toHaveBeenCalledWith('c', { withCamera: false, others: 'hold' });
  });
  it('mute the call that runs, and do nothing after its end', () => {
    const setMicrophoneOn = vi.fn<CallController['setMicrophoneOn']>();
    press('M', { current: sampleScreen() }, { setMicrophoneOn })?.();
    expect(setMicrophoneOn).toHaveBeenCalledWith(false);
    expect(press('M', { current: sampleScreen({ phase: 'ended' }) })).toBeNull();
  });
});

describe('single keys on the call screen', () => {
  it('do what their letters say', () => {
    expect(['m', 'V', 's', 'h', 'g', 'f', 'q'].map((key) => singleKeyAction(key, sampleScreen()))).toEqual(['microphone', 'camera', 'screen', 'hand', 'layout', 'full', null]);
  });
  it('share nothing before somebody has answered, and do nothing after the end', () => {
    expect(['m', 's', 'h', 'g'].map((key) => singleKeyAction(key, sampleScreen({ phase: 'ringing' })))).toEqual(['microphone', null, null, null]);
    expect(singleKeyAction('m', sampleScreen({ phase: 'ended' }))).toBeNull();
  });
  it('turn no camera on where cameras are not allowed, but off', () => {
    expect(singleKeyAction('v', sampleScreen({ own: sampleOwn({ isCameraAllowed: false }) }))).toBeNull();
    expect(singleKeyAction('v', sampleScreen({ own: sampleOwn({ isCameraAllowed: false, isCameraOn: true }) }))).toBe('camera');
  });
});

it('takes for talking only keys that nothing else needs, and names them', () => {
  expect(['Space', 'KeyB', 'Digit7', 'F9', 'Backquote'].every(isUsableTalkKey)).toBe(true);
  expect(['Tab', 'Escape', 'Enter', 'ArrowUp', 'ShiftLeft', 'F6', ''].some(isUsableTalkKey)).toBe(false);
  expect(['Space', 'KeyB', 'Digit7', 'F9', 'BracketLeft', 'Numpad0'].map(keyName)).toEqual(['Space', 'B', '7', 'F9', 'Bracket Left', 'Numpad 0']);
});

describe('the key to talk', () => {
  const matching = (tag: string) => ({ matches: (selector: string) => selector.split(', ').includes(tag) });
  it('leaves writing and buttons reached by the keyboard alone', () => {
    expect(belongsToTarget({ code: 'KeyB', target: matching('input'), isPointed: false })).toBe(true);
    expect(belongsToTarget({ code: 'Space', target: matching('button'), isPointed: false })).toBe(true);
    expect(belongsToTarget({ code: 'KeyB', target: matching('button'), isPointed: false })).toBe(false);
  });
  it('talks on a button that was only clicked, and on the screen itself', () => {
    expect(belongsToTarget({ code: 'Space', target: matching('button'), isPointed: true })).toBe(false);
    expect(belongsToTarget({ code: 'Space', target: matching('section'), isPointed: false })).toBe(false);
  });
});

describe('the small window', () => {
  const page = { width: 1_000, height: 800, isRightToLeft: false };
  it('rests in the corner nearest to where it was dropped', () => {
    expect(nearestCorner({ x: 100, y: 100 }, page)).toBe('top-start');
    expect(nearestCorner({ x: 900, y: 700 }, page)).toBe('bottom-end');
    expect(nearestCorner({ x: 900, y: 700 }, { ...page, isRightToLeft: true })).toBe('bottom-start');
  });
  it('moves from corner to corner with the arrow keys, and stays at the edge', () => {
    expect(cornerBeside('bottom-end', 'ArrowUp', false)).toBe('top-end');
    expect(cornerBeside('bottom-end', 'ArrowLeft', false)).toBe('bottom-start');
    expect(cornerBeside('bottom-end', 'ArrowLeft', true)).toBe('bottom-end');
    expect(cornerBeside('bottom-end', 'ArrowRight', false)).toBe('bottom-end');
    expect(cornerBeside('bottom-end', 'Enter', false)).toBeNull();
  });
});

it('takes only a whole /call line for a command', () => {
  expect(['/call', ' /call  ', '/call voice', '/CALL Audio'].map(callCommand)).toEqual(['audio', 'audio', 'audio', 'audio']);
  expect(callCommand('/call video')).toBe('video');
  expect(['call', '/calls', '/call me later', '/call ben', 'please /call'].map(callCommand)).toEqual([null, null, null, null, null]);
});
