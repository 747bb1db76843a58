import { createSecretKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#shared/domain/ids';
import { closeCodes } from '#shared/protocol/close-codes';
import type { CallIntent, Intent } from '#shared/protocol/commands/command';
import { startOrganizationServer, type OrganizationServer } from './support/organization-server.ts';
import { addRawPerson, callRowOf, endCall, joinCall, joinIntent, leaveIntent, makeGroup, mustAct, participantOf, pulseFrame, runningCall, settle, startCall, startIntent, type RawPerson } from './support/raw-call.ts';

const turnSecret = 'a-secret-of-this-test-only';
let server: OrganizationServer;
let ada: RawPerson;
let ben: RawPerson;
let cleo: RawPerson;
let gus: RawPerson;
let stan: RawPerson;

beforeAll(async () => {
  const turn = { urls: ['turn:turn.example.org:3478?transport=udp'], secret: createSecretKey(turnSecret, 'utf8'), ttlSeconds: 600 };
  server = await startOrganizationServer(null, { ice: { stunUrls: ['stun:turn.example.org:3478'], turn } });
  ada = await addRawPerson(server, 'Ada Brandt');
  ben = await addRawPerson(server, 'Ben Ortiz');
  cleo = await addRawPerson(server, 'Cleo Marsh');
  gus = await addRawPerson(server, 'Gus Guest', { role: 'guest' });
  stan = await addRawPerson(server, 'Stan Ger', { organizationName: 'Red Quay' });
});
afterAll(() => server.close());

const wait = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

describe('rights (T5)', () => {
  const doors = (chatId: string, callId: string, userId: string): readonly CallIntent[] => [startIntent(chatId), joinIntent(chatId, callId), { kind: 'call.invite', chatId, callId, userIds: [userId] }];
  let lastRequestId = 0;
  const askIce = async (person: RawPerson, callId: string) => {
    const requestId = ++lastRequestId;
    person.client.send({ type: 'iceServers', requestId, callId });
    const fits = (frame: { requestId?: number | undefined }) => frame.requestId === requestId;
    return Promise.race([person.client.next('iceServers', fits), person.client.next('error', fits)]);
  };

  it('without chat.initiate_call every door that uses calls is shut, and what was tried leaves nothing', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const quietChat = await makeGroup(ada, [gus]);
    for (const intent of [...doors(chatId, adaIn.callId, cleo.userId), startIntent(quietChat)]) expect(await gus.client.act(intent)).toMatchObject({ status: 'refused', code: 'not_allowed' });
    expect(await askIce(gus, adaIn.callId)).toMatchObject({ type: 'error', code: 'not_allowed' });
    expect(await server.database.all('SELECT id FROM call_sessions WHERE chat_id = ?', [quietChat])).toEqual([]);
    // Who may not call is not rung either.
    expect(participantOf(ada, adaIn.callId, gus.userId)).toBeUndefined();
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('who is no member, or of another organization, is answered as for a random call', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const eve = await addRawPerson(server, 'Eve Outside');
    for (const outsider of [eve, stan]) {
      const others = [
        { kind: 'call.ringing', chatId, callId: adaIn.callId, isBusy: false }, { kind: 'call.decline', chatId, callId: adaIn.callId }, leaveIntent(adaIn),
        { kind: 'call.update', chatId, callId: adaIn.callId, joinId: adaIn.joinId, isAudioEnabled: false, isVideoEnabled: true, isScreenShared: true, connectionState: 'failed' },
      ] satisfies Intent[];
      for (const intent of [...doors(chatId, adaIn.callId, outsider.userId), ...others]) {
        const [real, random] = [await outsider.client.act(intent), await outsider.client.act({ ...intent, chatId: newId() })];
        expect({ ...real, commandId: '' }).toEqual({ ...random, commandId: '' });
        expect(real).toMatchObject({ status: 'refused', code: 'not_found' });
      }
      expect(await askIce(outsider, adaIn.callId)).toMatchObject({ code: 'not_found' });
    }
    expect(participantOf(ben, adaIn.callId, ada.userId)).toMatchObject({ status: 'joined', isAudioEnabled: true });
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('relay passwords are given to who may call in a call that runs, each with their own name', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const answer = await askIce(ada, adaIn.callId);
    expect(answer).toMatchObject({ type: 'iceServers', iceServers: [{ urls: ['stun:turn.example.org:3478'] }, { urls: ['turn:turn.example.org:3478?transport=udp'], username: expect.stringContaining(ada.userId), credential: expect.any(String) }] });
    expect(JSON.stringify(answer)).not.toContain(turnSecret);
    expect(await askIce(ada, newId())).toMatchObject({ type: 'error', code: 'not_found' });
    await endCall([ada, adaIn], [ben, benIn]);
    expect(await askIce(ada, adaIn.callId)).toMatchObject({ type: 'error', code: 'not_found' });
  });

  it('after signing out none is given: the session has ended', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const token = await server.signIn(cleo);
    const response = await fetch(`${server.url}/api/sign-out`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
    expect(response.status).toBe(204);
    const fay = await addRawPerson(server, 'Fay Leaving');
    await mustAct(ada, { kind: 'member.add', chatId: adaIn.chatId, userIds: [fay.userId] });
    expect(await askIce(fay, adaIn.callId)).toMatchObject({ type: 'iceServers' });
    await server.database.transaction((writer) => writer.run('UPDATE devices SET revoked_at = ? WHERE user_id = ?', [Date.now(), fay.userId]));
    expect(await fay.client.closed()).toBe(closeCodes.sessionEnded);
    const before = fay.client.frames.length;
    fay.client.send({ type: 'iceServers', requestId: 99, callId: adaIn.callId });
    await wait(200);
    expect(fay.client.frames).toHaveLength(before);
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('whose right to call is taken is out within seconds, also while only the others hear them', async () => {
    const ivy = await addRawPerson(server, 'Ivy Calling');
    const chatId = await makeGroup(ada, [ivy, ben]);
    const adaIn = await startCall(ada, chatId);
    const [ivyIn, benIn] = [await joinCall(ivy, adaIn), await joinCall(ben, adaIn)];
    ivy.client.close();
    const hearing = setInterval(() => ada.client.send(pulseFrame(adaIn, [ivyIn.joinId, benIn.joinId])), 500);
    await wait(1_500);
    expect(participantOf(ada, adaIn.callId, ivy.userId)?.status).toBe('joined');
    await server.database.transaction((writer) => writer.run(`UPDATE users SET status = 'deactivated' WHERE id = ?`, [ivy.userId]));
    await expect.poll(() => participantOf(ada, adaIn.callId, ivy.userId)?.status, { timeout: 3_000 }).toBe('left');
    expect(callRowOf(ada, adaIn.callId)?.status).toBe('active');
    clearInterval(hearing);
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('with the plan’s feature off there is no new use of calls, those that run end, and one may still hang up', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const setFeature = (isOn: boolean) => server.database.transaction((writer) => writer.run(`UPDATE organization_features SET is_enabled = ${isOn ? 1 : 0}`));
    await setFeature(false);
    const off = await ada.client.next('access', (frame) => !frame.access.hasChatFeature);
    for (const intent of doors(chatId, adaIn.callId, cleo.userId)) expect(await cleo.client.act(intent)).toMatchObject({ status: 'refused', code: 'feature_off' });
    expect(['feature_off', 'not_found']).toContain((await askIce(ada, adaIn.callId) as { code?: string }).code);
    expect(await ben.client.act(leaveIntent(benIn))).toMatchObject({ status: 'done' });
    await expect.poll(() => callRowOf(ada, adaIn.callId)?.status, { timeout: 3_000 }).toBe('ended');
    await setFeature(true);
    await ada.client.next('access', (frame) => frame.access.hasChatFeature && ada.client.frames.indexOf(frame) > ada.client.frames.indexOf(off));
  });
});

describe('joinings of others', () => {
  it('are neither left nor changed with a foreign or an old join id', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const before = participantOf(ada, adaIn.callId, ada.userId);
    const update = (joinId: string): Intent => ({ kind: 'call.update', chatId, callId: adaIn.callId, joinId, isAudioEnabled: false, isVideoEnabled: true, isScreenShared: true, connectionState: 'failed' });
    for (const joinId of [adaIn.joinId, newId()]) {
      expect(await ben.client.act(update(joinId))).toMatchObject({ status: 'done' });
      expect(await ben.client.act(leaveIntent({ ...benIn, joinId }))).toMatchObject({ status: 'done' });
    }
    expect(await cleo.client.act(leaveIntent(adaIn))).toMatchObject({ status: 'done' });
    await settle(ada);
    expect(participantOf(ada, adaIn.callId, ada.userId)).toEqual(before);
    expect(participantOf(ada, adaIn.callId, ben.userId)).toMatchObject({ status: 'joined', joinId: benIn.joinId, isAudioEnabled: true });
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('a call named with another chat does not exist there', async () => {
    const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    const chatId = await makeGroup(ada, [ben, cleo]);
    expect(await cleo.client.act(joinIntent(chatId, adaIn.callId))).toMatchObject({ status: 'refused', code: 'call_over' });
    expect(await ada.client.act(leaveIntent({ ...adaIn, chatId }))).toMatchObject({ status: 'done' });
    await settle(ben);
    expect(participantOf(ben, adaIn.callId, ada.userId)?.status).toBe('joined');
    await endCall([ada, adaIn], [ben, benIn]);
  });

  it('who is not in rings nobody from within', async () => {
    const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
    expect(await cleo.client.act({ kind: 'call.invite', chatId, callId: adaIn.callId, userIds: [cleo.userId] })).toMatchObject({ status: 'refused', code: 'not_allowed' });
    expect(await ada.client.act({ kind: 'call.invite', chatId, callId: adaIn.callId, userIds: [gus.userId, stan.userId, newId()] })).toMatchObject({ status: 'refused', code: 'call_nobody' });
    await endCall([ada, adaIn], [ben, benIn]);
  });
});
