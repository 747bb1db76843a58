import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { limits } from '#shared/domain/limits';
import { closeCodes } from '#shared/protocol/close-codes';
import { startOrganizationServer, type OrganizationServer } from './support/organization-server.ts';
import { addRawPerson, callRowOf, endCall, joinCall, joinIntent, leaveIntent, makeGroup, mustAct, runningCall, settle, signalFrame, signalsOf, startCall, startIntent, type RawPerson } from './support/raw-call.ts';

let server: OrganizationServer;
let ada: RawPerson;
let ben: RawPerson;
let cleo: RawPerson;
let gus: RawPerson;
let stan: RawPerson;

beforeAll(async () => {
  server = await startOrganizationServer();
  ada = await addRawPerson(server, 'Ada Brandt');
  ben = await addRawPerson(server, 'Ben Ortiz');
  cleo = await addRawPerson(server, 'Cleo Marsh');
  gus = await addRawPerson(server, 'Gus Guest', { role: 'guest' });
  stan = await addRawPerson(server, 'Stan Ger', { organizationName: 'Red Quay' });
});
afterAll(() => server.close());

describe('signals (V2)', () => {
  it('go from one who is in to another, to all of their devices and nobody else', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const benAtHome: RawPerson = { ...ben, client: await server.greet(ben) };
    const bystanders = [ada, cleo, gus, stan].map((person) => [person, person.client.frames.length] as const);
    ada.client.send(signalFrame(adaIn, benIn, { epoch: 3, seq: 7 }));
    for (const device of [ben, benAtHome]) {
      expect(await device.client.next('signal', (frame) => frame.callId === adaIn.callId)).toEqual({
        type: 'signal', callId: adaIn.callId, fromUserId: ada.userId, fromJoinId: adaIn.joinId, toJoinId: benIn.joinId, signal: { epoch: 3, seq: 7, payload: { kind: 'restartAsked' } },
      });
    }
    await settle(ada, cleo, gus, stan);
    for (const [person, from] of bystanders) expect(person.client.frames.slice(from).filter((frame) => frame.type === 'signal')).toEqual([]);
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('that are not between two present joinings of one call are dropped, and nothing is told', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const otherCall = await startCall(cleo, await makeGroup(cleo, [ada, ben]));
    const forged: readonly (readonly [sender: RawPerson, frame: object])[] = [
      [cleo, signalFrame({ callId: adaIn.callId, joinId: newId() }, benIn)],
      [cleo, signalFrame(adaIn, benIn)],
      [cleo, signalFrame({ callId: adaIn.callId, joinId: otherCall.joinId }, benIn)],
      [cleo, signalFrame(otherCall, benIn)],
      [stan, signalFrame(adaIn, benIn)],
      [gus, signalFrame(adaIn, benIn)],
      [ada, signalFrame(adaIn, { userId: cleo.userId, joinId: otherCall.joinId })],
      [ada, signalFrame(adaIn, { userId: cleo.userId, joinId: newId() })],
      [ada, signalFrame(adaIn, { userId: stan.userId, joinId: newId() })],
      [ada, signalFrame(adaIn, { ...benIn, joinId: newId() })],
      [ada, signalFrame(adaIn, { userId: cleo.userId, joinId: benIn.joinId })],
      [ada, signalFrame({ callId: adaIn.callId, joinId: newId() }, benIn)],
      [ada, signalFrame({ callId: adaIn.callId, joinId: benIn.joinId }, benIn)],
      [ada, signalFrame({ callId: newId(), joinId: adaIn.joinId }, benIn)],
      [ada, signalFrame({ callId: otherCall.callId, joinId: adaIn.joinId }, benIn)],
    ];
    const people = [ada, ben, cleo, gus, stan];
    await settle(...people);
    const before = people.map((person) => person.client.frames.filter((frame) => frame.type !== 'pong').length);
    for (const [sender, frame] of forged) sender.client.send(frame);
    await settle(...people, ...people);
    expect(people.map((person) => person.client.frames.filter((frame) => frame.type !== 'pong').length)).toEqual(before);
    expect(chatId).not.toBe(otherCall.chatId);
    await endCall([ada, adaIn], [ben, benIn], [cleo, otherCall]);
  });

  it('of and to a joining that is over, or was replaced, are dropped', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const again = joinIntent(chatId, adaIn.callId, benIn.joinId);
    await mustAct(ben, again);
    const benAgain = { ...benIn, joinId: again.joinId };
    const cleoIn = await joinCall(cleo, adaIn);
    const heard = [ada, ben, cleo].map((person) => signalsOf(person).length);
    ada.client.send(signalFrame(adaIn, benIn));
    ben.client.send(signalFrame(benIn, adaIn));
    await ada.client.act(leaveIntent(adaIn));
    ada.client.send(signalFrame(adaIn, benAgain));
    ben.client.send(signalFrame(benAgain, adaIn));
    await settle(ada, ben, cleo, ada, ben, cleo);
    expect([ada, ben, cleo].map((person) => signalsOf(person).length)).toEqual(heard);
    ben.client.send(signalFrame(benAgain, cleoIn));
    await cleo.client.next('signal', (frame) => frame.callId === adaIn.callId);
    await endCall([ben, benAgain], [cleo, cleoIn]);
    const after = signalsOf(cleo).length;
    ben.client.send(signalFrame(benAgain, cleoIn));
    await settle(ben, cleo);
    expect(signalsOf(cleo)).toHaveLength(after);
  });

  it('too large (V7) end the sender’s session; the call goes on, and the others notice nothing', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const candidate = { candidate: 'x'.repeat(limits.callCandidateLength), sdpMid: '0', sdpMLineIndex: 0 };
    const oversized = [
      { kind: 'offer', sdp: 'x'.repeat(limits.callDescriptionLength + 1) },
      { kind: 'answer', sdp: '' },
      { kind: 'candidates', candidates: [{ ...candidate, candidate: `${candidate.candidate}x` }] },
      { kind: 'candidates', candidates: Array.from({ length: limits.callCandidatesPerSignal + 1 }, () => ({ ...candidate, candidate: '' })) },
      { kind: 'candidates', candidates: [] },
    ];
    for (const payload of oversized) {
      const client = await server.greet(ada);
      client.send(signalFrame(adaIn, benIn, { payload } as never));
      expect(await client.closed()).toBe(closeCodes.invalidFrame);
    }
    const heard = signalsOf(ben).filter((frame) => frame.type === 'signal' && frame.callId === adaIn.callId);
    expect(heard).toEqual([]);
    const largest = { kind: 'offer' as const, sdp: 'x'.repeat(limits.callDescriptionLength) };
    ada.client.send(signalFrame(adaIn, benIn, { payload: largest }));
    expect((await ben.client.next('signal', (frame) => frame.callId === adaIn.callId)).signal.payload).toEqual(largest);
    expect(callRowOf(ben, adaIn.callId)?.status).toBe('active');
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('in a flood (V3) end the sender’s session, and nobody else’s', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const flooding = await server.greet(ada);
    for (let seq = 0; seq < 1_500; seq += 1) flooding.send(signalFrame(adaIn, benIn, { seq }));
    expect(await flooding.closed()).toBe(closeCodes.overloaded);
    await settle(ada, ben);
    expect([ada.client.closeCode, ben.client.closeCode]).toEqual([null, null]);
    expect(callRowOf(ben, adaIn.callId)?.status).toBe('active');
    await endCall([ada, adaIn], [ben, benIn]);
  });
});

describe('ring floods (V3)', () => {
  it('a seventh call that nobody answered is refused for a minute, to this chat alone', async () => {
    const dan = await addRawPerson(server, 'Dan Ringer');
    const chatId = await makeGroup(dan, [ben]);
    for (let times = 0; times < 6; times += 1) await dan.client.act(leaveIntent(await startCall(dan, chatId)));
    expect(await dan.client.act(startIntent(chatId))).toMatchObject({ status: 'refused', code: 'call_too_often' });
    await endCall([dan, await startCall(dan, await makeGroup(dan, [ben]))]);
  });
});
