import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallController, CallNotice, CallsState } from '../calls/engine/call-controller.ts';
import { idleCallController } from '../components/calls/idle-call-controller.ts';
import { sampleScreen } from '../testing/sample-call.ts';
import { CombinedCalls } from './combined-calls.ts';

/** The calls of one organization, in the test's hands. */
function createCalls() {
  let state = idleCallController.state();
  const listeners = new Set<() => void>();
  const controller = {
    ...idleCallController,
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: vi.fn<CallController['start']>(async () => undefined),
    join: vi.fn<CallController['join']>(async () => undefined),
    leave: vi.fn<CallController['leave']>(async () => undefined),
    hold: vi.fn<CallController['hold']>(),
    resume: vi.fn<CallController['resume']>(),
    setMicrophoneOn: vi.fn<CallController['setMicrophoneOn']>(),
    saveSettings: vi.fn<CallController['saveSettings']>(),
  };
  const change = (changes: Partial<CallsState>) => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  return { controller, change, listeners };
}

const ringing = (callId: string, isBusy = false): CallsState['incoming'][number] => ({ callId, chatId: 'c', chatKind: 'direct', title: 'Ben', callerId: 'b', callerName: 'Ben', media: 'audio', isBusy, otherNames: [] });
const screen = (callId: string, phase: 'active' | 'ended' = 'active') => sampleScreen({ callId, phase });

let calls: CombinedCalls;
let harbour: ReturnType<typeof createCalls>;
let studio: ReturnType<typeof createCalls>;

beforeEach(() => {
  calls = new CombinedCalls();
  [harbour, studio] = [createCalls(), createCalls()];
  calls.follow(new Map([['harbour', { calls: harbour.controller }], ['studio', { calls: studio.controller }]]), 'harbour');
});

describe('the calls of several organizations', () => {
  it('begin in the one that is shown, and put what runs in another on hold', async () => {
    studio.change({ current: screen('talk') });
    await calls.start('chat', 'audio');
    expect(studio.controller.hold).toHaveBeenCalledWith('talk');
    expect(harbour.controller.start).toHaveBeenCalledWith('chat', 'audio');
    expect(studio.controller.start).not.toHaveBeenCalled();
  });

  it('ring whichever is shown, and are answered where they ring', async () => {
    studio.change({ incoming: [ringing('ring')] });
    expect(calls.state().incoming.map(({ callId }) => callId)).toEqual(['ring']);
    await calls.join('ring', { withCamera: false, others: 'leave' });
    expect(studio.controller.join).toHaveBeenCalledWith('ring', { withCamera: false, others: 'leave' });
    expect(harbour.controller.join).not.toHaveBeenCalled();
  });

  it('ask who is in a call of another organization whether to hold or to end it', async () => {
    harbour.change({ current: screen('talk') });
    studio.change({ incoming: [ringing('ring')] });
    expect(calls.state().incoming[0]?.isBusy).toBe(true);
    expect(calls.isBusyBeside('studio')).toBe(true);
    expect(calls.isBusyBeside('harbour')).toBe(false);
    await calls.join('ring', { withCamera: false, others: 'hold' });
    expect(harbour.controller.hold).toHaveBeenCalledWith('talk');
    await calls.join('ring', { withCamera: false, others: 'leave' });
    expect(harbour.controller.leave).toHaveBeenCalledWith('talk');
  });

  it('keep a backend’s own word that it is busy', () => {
    studio.change({ incoming: [ringing('ring', true)] });
    expect(calls.state().incoming[0]?.isBusy).toBe(true);
  });

  it('show the one that runs, whichever is shown, and lead back to its organization', () => {
    studio.change({ current: screen('talk') });
    expect(calls.state().current?.callId).toBe('talk');
    expect(calls.accountOf('talk')).toBe('studio');
    calls.setMicrophoneOn(false);
    expect(studio.controller.setMicrophoneOn).toHaveBeenCalledWith(false);
    expect(harbour.controller.setMicrophoneOn).not.toHaveBeenCalled();
  });

  it('take one from hold where it is, and hold what runs in another', () => {
    harbour.change({ current: screen('talk') });
    studio.change({ held: [screen('waits')] });
    calls.resume('waits');
    expect(harbour.controller.hold).toHaveBeenCalledWith('talk');
    expect(studio.controller.resume).toHaveBeenCalledWith('waits');
  });

  it('do not hold what is over already', async () => {
    studio.change({ current: screen('over', 'ended') });
    await calls.start('chat', 'video');
    expect(studio.controller.hold).not.toHaveBeenCalled();
    expect(calls.isBusyBeside('harbour')).toBe(false);
  });

  it('tell what happens in each of them once, in one order', () => {
    const notice: CallNotice = { kind: 'joined', name: 'Ben' };
    harbour.change({ notices: [{ id: 1, notice }] });
    studio.change({ notices: [{ id: 1, notice: { kind: 'left', name: 'Cora' } }] });
    harbour.change({ notices: [{ id: 1, notice }] });
    expect(calls.state().notices.map(({ id, notice: { kind } }) => `${id} ${kind}`)).toEqual(['1 joined', '2 left']);
  });

  it('have the same devices and settings everywhere', () => {
    const { settings } = calls.state();
    calls.saveSettings(settings);
    expect(harbour.controller.saveSettings).toHaveBeenCalledWith(settings);
    expect(studio.controller.saveSettings).toHaveBeenCalledWith(settings);
  });

  it('forget an organization that is gone', () => {
    studio.change({ current: screen('talk') });
    calls.follow(new Map([['harbour', { calls: harbour.controller }]]), 'harbour');
    expect(calls.state().current).toBeNull();
    expect(studio.listeners.size).toBe(0);
  });
});
