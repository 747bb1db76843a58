import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerAt, type Caller } from './support/caller.ts';
import { createWorld, type Device, type World } from './support/world.ts';

let world: World;
type Person = Awaited<ReturnType<World['addPerson']>>;
let adaBrandt: Person;
let benOrtiz: Person;
let cleoMarsh: Person;
let gusGuest: Person;
let ada: Caller;
let ben: Caller;
let benAtHome: Caller;
let cleo: Caller;
let direct: string;
let group: string;

beforeAll(async () => {
  world = await createWorld();
  [adaBrandt, benOrtiz, cleoMarsh, gusGuest] = [await world.addPerson('Ada Brandt'), await world.addPerson('Ben Ortiz'), await world.addPerson('Cleo Marsh'), await world.addPerson('Gus Guest', 'guest')];
  const at = async (person: Person) => callerAt(await world.signInDevice(person));
  [ada, ben, benAtHome, cleo] = [await at(adaBrandt), await at(benOrtiz), await at(benOrtiz), await at(cleoMarsh)];
  direct = (await ada.device.client.call('createDirectChat', { userId: benOrtiz.userId })).chatId;
  group = (await ada.device.client.call('createGroup', { name: 'Pier', topic: null, memberIds: [benOrtiz.userId, cleoMarsh.userId] })).chatId;
  for (const { device } of [ben, benAtHome, cleo]) await device.until('chatList', {}, (chats) => chats.length >= (device === cleo.device ? 1 : 2));
});
afterAll(() => world.close());

/** Everybody's screens are free of calls, also of ended ones. */
async function clear(): Promise<void> {
  for (const caller of [ada, ben, benAtHome, cleo]) {
    const { own } = await caller.device.read('calls', {});
    for (const call of own) {
      await caller.leave(call.callId);
      await caller.device.client.call('dismissCall', { callId: call.callId });
    }
  }
  for (const caller of [ada, ben, benAtHome, cleo]) await caller.calls((view) => view.own.length === 0 && view.incoming.length === 0);
  for (const chatId of [direct, group]) await ada.device.until('chat', { chatId, memberLimit: 0 }, (chat) => chat?.liveCall === null);
}

const lastLine = (device: Device, chatId: string, end: Readonly<Record<string, unknown>>) =>
  device.until('messages', { chatId, anchorSeq: null, before: 5, after: 0 }, (window) => Object.entries(end).every(([name, value]) => Reflect.get(window.messages.at(-1)?.event ?? {}, name) === value));

describe('a call between two', () => {
  it('rings on every device, the first answer stops the others, and the end is written into the chat', async () => {
    const callId = await ada.start(direct, 'video');
    const [here, there] = await Promise.all([ben.incoming(), benAtHome.incoming()]);
    expect(here).toMatchObject({ callId, callerName: 'Ada Brandt', media: 'video', chatKind: 'direct', isBusy: false });
    expect(there.callId).toBe(callId);
    await ada.own((call) => call.phase === 'ringing');
    const answers = await Promise.allSettled([ben.join(callId), benAtHome.join(callId)]);
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected']);
    expect(answers[1]).toMatchObject({ reason: { code: 'call_answered_elsewhere' } });
    await Promise.all([ada.own((call) => call.phase === 'active'), ben.own((call) => call.phase === 'active'), benAtHome.calls((view) => view.incoming.length === 0)]);
    const header = await benAtHome.device.until('chat', { chatId: direct, memberLimit: 0 }, (chat) => chat?.liveCall?.participantCount === 2);
    expect(header?.liveCall?.own).toBe('elsewhere');
    await benAtHome.join(callId);
    await Promise.all([benAtHome.own((call) => call.phase === 'active'), ben.calls((view) => view.own.length === 0)]);
    await benAtHome.leave(callId);
    const over = await ada.own((call) => call.phase === 'ended');
    expect(over.endReason).toBe('completed');
    await lastLine(ada.device, direct, { kind: 'call_ended', reason: 'completed', media: 'video', participantCount: 2 });
    const history = await ben.device.until('callHistory', { chatId: direct, limit: 10 }, (value) => value.calls.length === 1);
    expect(history.calls[0]).toMatchObject({ direction: 'incoming', endReason: 'completed', participantCount: 2, canCallBack: true, title: 'Ada Brandt' });
    await clear();
  });

  const endings: readonly (readonly [what: string, act: (callId: string) => Promise<unknown>, endReason: string])[] = [
    ['declined', (callId) => ben.device.client.call('declineCall', { callId }), 'declined'],
    ['given up by the caller', (callId) => ada.leave(callId), 'cancelled'],
  ];
  it.each(endings)('that is %s stops ringing everywhere within 2 s (C14)', async (_what, act, endReason) => {
    const callId: string = await ada.start(direct);
    await Promise.all([ben.incoming(), benAtHome.incoming()]);
    await act(callId);
    await Promise.all([ben, benAtHome].map((caller) => caller.calls((view) => view.incoming.length === 0, 2_000)));
    if (endReason === 'declined') expect(await ada.own((call) => call.phase === 'ended')).toMatchObject({ endReason });
    await lastLine(ben.device, direct, { kind: 'call_ended', reason: endReason });
    await ben.device.until('missedCalls', {}, ({ count }) => count === (endReason === 'declined' ? 0 : 1));
    await ben.device.client.call('markCallsSeen', {});
    await ben.device.until('missedCalls', {}, ({ count }) => count === 0);
    await clear();
  });

  it('both call each other at once: they meet in one call', async () => {
    const [one, other] = await Promise.all([ada.start(direct), ben.start(direct)]);
    expect(one).toBe(other);
    await Promise.all([ada.own((call) => call.phase === 'active' && call.callId === one), ben.own((call) => call.phase === 'active' && call.callId === one)]);
    await benAtHome.calls((view) => view.incoming.length === 0);
    await clear();
  });

  it('a busy callee is told to the caller, and may answer all the same', async () => {
    const groupCall = await ben.start(group);
    await cleo.incoming();
    await cleo.join(groupCall);
    await ada.device.client.call('declineCall', { callId: groupCall });
    benAtHome.device.network.cut();
    const callId = await ada.start(direct);
    expect(await ben.incoming()).toMatchObject({ callId, isBusy: true });
    const calling = await ada.own((call) => call.callId === callId && call.people.some((person) => person.status === 'busy'));
    expect(calling.phase).toBe('ringing');
    await ben.join(callId);
    const both = await ben.calls((view) => view.own.filter((call) => call.phase === 'active').length === 2);
    expect(both.own.map((call) => call.callId).toSorted()).toEqual([callId, groupCall].toSorted());
    benAtHome.device.network.mend();
    await benAtHome.device.client.call('reconnectNow', {});
    await benAtHome.device.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    await clear();
  }, 40_000);
});

describe('a call of a group', () => {
  it('is joined late, left and joined again, and ends when the last but one leaves', async () => {
    const callId = await ada.start(group);
    await ben.incoming();
    await ben.join(callId);
    await ada.own((call) => call.phase === 'active');
    await cleo.join(callId);
    await ada.own((call) => call.people.filter((person) => person.status === 'joined').length === 3);
    await ada.leave(callId);
    await ben.own((call) => call.people.filter((person) => person.status === 'joined').length === 2);
    await ada.join(callId);
    const back = await ben.own((call) => call.people.filter((person) => person.status === 'joined').length === 3);
    expect(new Set(back.people.map((person) => person.joinId)).size).toBe(3);
    await ada.leave(callId);
    await ben.leave(callId);
    expect(await cleo.own((call) => call.phase === 'ended')).toMatchObject({ endReason: 'completed' });
    await lastLine(cleo.device, group, { kind: 'call_ended', participantCount: 3 });
    await clear();
  });

  it('what somebody sends is part of the record, gathered', async () => {
    const callId = await ada.start(group);
    await ben.incoming();
    await ben.join(callId);
    const update = (isVideoEnabled: boolean) => ben.device.client.call('updateCall', { callId, isAudioEnabled: false, isVideoEnabled, isScreenShared: true, connectionState: 'connected' });
    for (let toggle = 0; toggle < 10; toggle += 1) await update(toggle % 2 === 0);
    await update(true);
    const seen = await ada.own((call) => call.people.some((person) => !person.isSelf && person.isVideoEnabled));
    expect(seen.people.find((person) => person.displayName === 'Ben Ortiz')).toMatchObject({ isAudioEnabled: false, isScreenShared: true, connectionState: 'connected' });
    await clear();
  });

  it('from within, somebody is rung again', async () => {
    const callId = await ada.start(group);
    await cleo.incoming();
    await cleo.device.client.call('declineCall', { callId });
    await ben.join(callId);
    await cleo.calls((view) => view.incoming.length === 0);
    const inside = await ben.own((call) => call.phase === 'active' && call.invitable.length === 1);
    expect(inside.invitable.map((person) => person.displayName)).toEqual(['Cleo Marsh']);
    await ben.device.client.call('inviteToCall', { callId, userIds: [cleoMarsh.userId] });
    expect((await cleo.incoming()).callId).toBe(callId);
    await clear();
  });
});

describe('when something breaks', () => {
  it('a window that is gone is out of the call within 10 s, and the call with the last but one', async () => {
    const callId = await ada.start(direct);
    await ben.incoming();
    await ben.join(callId);
    await ada.own((call) => call.phase === 'active');
    ben.fallSilent();
    const sinceMs = Date.now();
    await ada.own((call) => call.phase === 'ended', 12_000);
    expect(Date.now() - sinceMs).toBeLessThan(11_000);
    ben = callerAt(ben.device);
    await clear();
  }, 30_000);

  it('a device that is killed is shown out within 10 s', async () => {
    const callId = await ada.start(group);
    await ben.incoming();
    await ben.join(callId);
    await cleo.join(callId);
    await ada.own((call) => call.people.filter((person) => person.status === 'joined').length === 3);
    ben.fallSilent();
    ben.device.network.cut();
    await ada.own((call) => call.people.filter((person) => person.status === 'joined').length === 2, 10_500);
    ben.device.network.mend();
    await ben.device.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    ben = callerAt(ben.device);
    await clear();
  }, 40_000);

  it('who only lost the server stays in, as long as others in the call hear them', async () => {
    const callId = await ada.start(group);
    await ben.incoming();
    await ben.join(callId);
    const inside = await ben.own((call) => call.phase === 'active');
    ada.fallSilent();
    ada = callerAt(ada.device, () => (inside.joinId === null ? [] : [inside.joinId]));
    await ada.device.client.call('joinCall', { callId, windowId: ada.windowId, isAudioEnabled: true, isVideoEnabled: false });
    ben.device.network.cut();
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect((await ada.own(() => true)).people.filter((person) => person.status === 'joined')).toHaveLength(2);
    ben.device.network.mend();
    await ben.device.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    expect((await ben.own(() => true)).phase).toBe('active');
    ada.fallSilent();
    ada = callerAt(ada.device);
    await clear();
  }, 60_000);

  it('a restarted server does not end a running call', async () => {
    const callId = await ada.start(direct);
    await ben.incoming();
    await ben.join(callId);
    await ada.own((call) => call.phase === 'active');
    await world.stopServer();
    await ada.calls((view) => !view.isServerReachable);
    expect((await ada.own(() => true)).phase).toBe('active');
    await world.startServer();
    await Promise.all([ada, ben].map((caller) => caller.calls((view) => view.isServerReachable, 30_000)));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect((await ada.own(() => true)).phase).toBe('active');
    await ben.leave(callId);
    expect(await ada.own((call) => call.phase === 'ended')).toMatchObject({ endReason: 'completed' });
    await clear();
  }, 60_000);

  it('whoever quits is out at once', async () => {
    const callId = await ada.start(direct);
    await ben.incoming();
    await ben.join(callId);
    await ada.own((call) => call.phase === 'active');
    ben.fallSilent();
    const device = await ben.device.restart();
    await ada.own((call) => call.phase === 'ended', 3_000);
    await device.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    ben = callerAt(device);
    await clear();
  }, 40_000);

  it('a backend that begins anew is let back in by its window', async () => {
    const callId = await ada.start(direct);
    await ben.incoming();
    await ben.join(callId);
    const before = await ben.own((call) => call.phase === 'active');
    ben.fallSilent();
    // As in a crash, nobody hears a last word.
    ben.device.network.cut();
    const device = await ben.device.restart();
    device.network.mend();
    await device.until('connection', {}, (view) => view.connection.status === 'connected', 20_000);
    await device.client.call('pulseCall', { callId, windowId: ben.windowId, joinId: before.joinId!, hears: [] });
    expect((await device.until('calls', {}, (view) => view.own.length === 1)).own[0]).toMatchObject({ callId, phase: 'active', joinId: before.joinId });
    ben = callerAt(device);
    await device.client.call('leaveCall', { callId, hasFailed: false });
    await clear();
  }, 40_000);

  it('without a connection a call is refused in plain words, and nothing is queued', async () => {
    ada.device.network.cut();
    await ada.device.until('connection', {}, (view) => view.connection.status === 'offline');
    await expect(ada.start(direct)).rejects.toMatchObject({ code: 'call_needs_connection' });
    ada.device.network.mend();
    await ada.device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0, 20_000);
    expect((await ben.device.read('calls', {})).incoming).toEqual([]);
    await clear();
  }, 40_000);
});

describe('rights', () => {
  it('V3: whoever calls again and again in vain is stopped', async () => {
    const other = (await cleo.device.client.call('createDirectChat', { userId: adaBrandt.userId })).chatId;
    await expect.poll(() => cleo.device.read('connection', {}).then((view) => view.waitingCount)).toBe(0);
    for (let attempt = 0; attempt < 6; attempt += 1) await cleo.leave(await cleo.start(other));
    await expect(cleo.start(other)).rejects.toMatchObject({ code: 'call_too_often' });
    await clear();
  });

  it('a guest is not rung, cannot call, and is told so', async () => {
    const gus = callerAt(await world.signInDevice(gusGuest));
    const withGuest = (await ada.device.client.call('createDirectChat', { userId: gusGuest.userId })).chatId;
    await gus.device.until('chatList', {}, (chats) => chats.length === 1);
    await expect(ada.start(withGuest)).rejects.toMatchObject({ code: 'call_nobody' });
    await expect(gus.start(withGuest)).rejects.toMatchObject({ code: 'not_allowed' });
    expect((await gus.device.read('chat', { chatId: withGuest, memberLimit: 0 }))?.canCall).toBe(false);
  });

  it('T7: without the plan’s feature a running call ends within 5 s, and its record stays readable', async () => {
    const callId = await ada.start(direct);
    await ben.incoming();
    await ben.join(callId);
    await ada.own((call) => call.phase === 'active');
    world.changeServer('UPDATE organization_features SET is_enabled = 0');
    const sinceMs = Date.now();
    await Promise.all([ada, ben].map((caller) => caller.calls((view) => view.own.every((call) => call.phase === 'ended'), 5_000)));
    expect(Date.now() - sinceMs).toBeLessThan(5_000);
    await expect(ada.start(direct)).rejects.toMatchObject({ code: 'feature_off' });
    expect((await ada.device.read('callHistory', { chatId: null, limit: 1 })).calls).toHaveLength(1);
    world.changeServer('UPDATE organization_features SET is_enabled = 1');
    await ada.device.until('session', {}, (session) => session.status === 'signedIn' && session.canCall);
    await clear();
  });
});
