import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directChatId, newId } from '#shared/domain/ids';
import { limits } from '#shared/domain/limits';
import type { RowSet } from '#shared/protocol/rows/row-set';
import { startOrganizationServer, type OrganizationServer } from './support/organization-server.ts';
import { startPostgres, type TestPostgres } from './support/postgres.ts';
import { addRawPerson, callRowOf, endCall, joinCall, joinIntent, leaveIntent, makeGroup, mustAct, participantOf, runningCall, pulseFrame, settle, signalFrame, signalsOf, startCall, startIntent, type RawPerson } from './support/raw-call.ts';

describe.each(['SQLite', 'PostgreSQL'])('on %s', (dialect) => {
  let postgres: TestPostgres | null = null;
  let server: OrganizationServer;
  let ada: RawPerson;
  let ben: RawPerson;
  let cleo: RawPerson;
  let gus: RawPerson;

  beforeAll(async () => {
    postgres = dialect === 'PostgreSQL' ? await startPostgres() : null;
    server = await startOrganizationServer((await postgres?.createDatabase()) ?? null);
    [ada, ben, cleo] = [await addRawPerson(server, 'Ada Brandt'), await addRawPerson(server, 'Ben Ortiz'), await addRawPerson(server, 'Cleo Marsh')];
    gus = await addRawPerson(server, 'Gus Guest', { role: 'guest' });
  });
  afterAll(async () => {
    await server.close();
    await postgres?.stop();
  });

  describe('the record', () => {
    /** A chat that is told whole brings its calls too: a row may stand there twice, the same both times. */
    const once = <Row>(rows: readonly Row[]) => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
    const callRows = (rows: readonly RowSet[], callId: string) => ({
      calls: once(rows.flatMap((set) => set.calls ?? []).filter((row) => row.id === callId)),
      participants: once(rows.flatMap((set) => set.callParticipants ?? []).filter((row) => row.callId === callId)).toSorted((one, other) => one.userId.localeCompare(other.userId)),
    });

    it('is the same pushed, pulled and copied for the first time', async () => {
      const before = (await ben.client.pull(1)).until;
      const { starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
      await mustAct(ben, { kind: 'call.update', chatId: adaIn.chatId, callId: adaIn.callId, joinId: benIn.joinId, isAudioEnabled: false, isVideoEnabled: true, isScreenShared: true, connectionState: 'connected' });
      await settle(ben);
      const pushed = { calls: [callRowOf(ben, adaIn.callId)], participants: [ada, ben, cleo].map((person) => participantOf(ben, adaIn.callId, person.userId)).toSorted((one, other) => (one?.userId ?? '').localeCompare(other?.userId ?? '')) };
      expect(pushed.participants).not.toContain(undefined);
      const fresh = await server.greet(ben);
      expect(callRows((await fresh.pullAll(before)).rows, adaIn.callId)).toEqual(pushed);
      const copied = await server.greet(ben);
      expect(callRows((await copied.pullAll(0)).rows, adaIn.callId)).toEqual(pushed);
      await endCall([ada, adaIn], [ben, benIn]);
      await settle(ben);
      const last = await server.greet(ben);
      const ended = callRows((await last.pullAll(0)).rows, adaIn.callId);
      expect(ended.calls).toEqual([callRowOf(ben, adaIn.callId)]);
      expect(ended.calls).toMatchObject([{ status: 'ended', endReason: 'completed' }]);
    });

    it('SY9: a member who is removed is out of the call, hears nothing more of it, and the others see it', async () => {
      const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
      const cleoIn = await joinCall(cleo, adaIn);
      await mustAct(ada, { kind: 'member.remove', chatId, userId: ben.userId });
      await settle(ada, ben, cleo);
      expect(participantOf(cleo, adaIn.callId, ben.userId)).toMatchObject({ status: 'left', joinId: null });
      const told = ben.client.frames.length;
      ada.client.send(signalFrame(adaIn, benIn));
      ben.client.send(signalFrame(benIn, adaIn));
      await mustAct(cleo, { kind: 'call.update', chatId, callId: adaIn.callId, joinId: cleoIn.joinId, isAudioEnabled: false, isVideoEnabled: false, isScreenShared: false, connectionState: 'connected' });
      await settle(ada, ben, cleo);
      const later = JSON.stringify(ben.client.frames.slice(told));
      expect(later).not.toContain(adaIn.callId);
      expect(signalsOf(ada).filter((frame) => frame.type === 'signal' && frame.fromJoinId === benIn.joinId)).toEqual([]);
      expect(await ben.client.act(joinIntent(chatId, adaIn.callId))).toMatchObject({ status: 'refused', code: 'not_found' });
      expect(JSON.stringify((await (await server.greet(ben)).pullAll(0)).rows)).not.toContain(adaIn.callId);
      expect(callRowOf(cleo, adaIn.callId)?.status).toBe('active');
      await mustAct(cleo, { kind: 'chat.leave', chatId });
      await expect.poll(() => callRowOf(ada, adaIn.callId)).toMatchObject({ status: 'ended', endReason: 'completed' });
    });

    it('a chat that was archived or deleted can have no call', async () => {
      for (const [status, code] of [['archived', 'not_allowed'], ['deleted', 'not_found']] as const) {
        const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo, gus]);
        await endCall([ada, adaIn], [ben, benIn]);
        await server.database.transaction(async (writer) => {
          await writer.run('UPDATE organization_logs SET head_change_seq = head_change_seq + 1 WHERE organization_id = (SELECT organization_id FROM chats WHERE id = ?)', [chatId]);
          await writer.run('UPDATE chats SET status = ?, change_seq = (SELECT head_change_seq FROM organization_logs WHERE organization_id = chats.organization_id) WHERE id = ?', [status, chatId]);
        });
        await expect.poll(async () => (await ada.client.act(startIntent(chatId))) as { code?: string }, { timeout: 3_000 }).toMatchObject({ code });
        expect(await cleo.client.act(joinIntent(chatId, adaIn.callId))).toMatchObject({ status: 'refused', code });
      }
    });

    it('two who call each other at once are in one call, and there is one row', async () => {
      const members = await server.database.all<{ organization_id: string }>('SELECT organization_id FROM users WHERE id = ?', [ada.userId]);
      const chatId = directChatId(members[0]?.organization_id ?? '', ada.userId, ben.userId);
      await ada.client.act({ kind: 'chat.createDirect', chatId, userId: ben.userId });
      const intents = [startIntent(chatId), startIntent(chatId)] as const;
      const results = await Promise.all([ada.client.act(intents[0]), ben.client.act(intents[1])]);
      const callIds = results.map((result) => (result.status === 'done' ? result.callId : null));
      expect(callIds[0]).toBe(callIds[1]);
      expect(await server.database.all('SELECT status FROM call_sessions WHERE chat_id = ?', [chatId])).toEqual([{ status: 'active' }]);
      for (const [index, person] of [ada, ben].entries()) await person.client.act(leaveIntent({ chatId, callId: callIds[0] ?? '', userId: person.userId, joinId: intents[index]?.joinId ?? '' }));
    });

    it('SY2: what is sent again under its id is answered the same, and done once', async () => {
      const chatId = await makeGroup(ada, [ben]);
      const [start, startId] = [startIntent(chatId), newId()];
      const first = await ada.client.act(start, startId);
      expect(await ada.client.act(start, startId)).toEqual(first);
      expect(await ada.client.act({ ...start, media: 'video' }, startId)).toMatchObject({ status: 'refused', code: 'conflict' });
      const [join, joinCommandId] = [joinIntent(chatId, start.callId), newId()];
      const joined = await ben.client.act(join, joinCommandId);
      const row = participantOf(ben, start.callId, ben.userId);
      expect(await ben.client.act(join, joinCommandId)).toEqual(joined);
      expect(await ben.client.act(join)).toMatchObject({ status: 'done' });
      expect(participantOf(ben, start.callId, ben.userId)).toEqual(row);
      const leave = leaveIntent({ ...start, userId: ada.userId });
      const leaveId = newId();
      for (let times = 0; times < 2; times += 1) expect(await ada.client.act(leave, leaveId)).toEqual({ commandId: leaveId, status: 'done' });
      const lines = await server.database.all(`SELECT id FROM messages WHERE chat_id = ? AND type = 'system' AND details LIKE '%call_ended%'`, [chatId]);
      expect(lines).toHaveLength(1);
      expect(await ada.client.act({ ...start, joinId: newId() })).toMatchObject({ status: 'refused', code: 'conflict' });
    });
  });

  describe('large groups', () => {
    it('above the size that is rung, nobody is; one joins quietly up to the twelfth, and the thirteenth is told that it is full', async () => {
      const people = await Promise.all(Array.from({ length: limits.callParticipants + 1 }, (_value, index) => addRawPerson(server, `Crew ${String.fromCharCode(65 + index)}`)));
      const [first, ...others] = people;
      if (first === undefined) throw new Error('Nobody');
      const chatId = await makeGroup(first, others);
      const start = await startCall(first, chatId);
      expect(callRowOf(first, start.callId)).toMatchObject({ status: 'created', ringEndsAt: null });
      expect(await server.database.all('SELECT user_id FROM call_participants WHERE call_session_id = ?', [start.callId])).toHaveLength(1);
      for (const person of others.slice(0, limits.callParticipants - 1)) await joinCall(person, start);
      const late = others.at(-1);
      expect(await late?.client.act(joinIntent(chatId, start.callId))).toMatchObject({ status: 'refused', code: 'call_full' });
      expect(await late?.client.act(startIntent(chatId))).toMatchObject({ status: 'refused', code: 'call_full' });
      await first.client.act(leaveIntent(start));
      expect(await late?.client.act(joinIntent(chatId, start.callId))).toMatchObject({ status: 'done' });
    });
  });

  describe('a server that stops in the middle', () => {
    it('takes up the call again: who comes back is in it still, who does not is shown out after their time', async () => {
      const { chatId, starterIn: adaIn, answererIn: benIn } = await runningCall([ada, ben, cleo]);
      await server.restart();
      const [adaBack, benBack] = [{ ...ada, client: await server.greet(ada) }, { ...ben, client: await server.greet(ben) }];
      adaBack.client.send(pulseFrame(adaIn, []));
      adaBack.client.send(signalFrame(adaIn, benIn, { seq: 9 }));
      expect(await benBack.client.next('signal', (frame) => frame.callId === adaIn.callId)).toMatchObject({ fromJoinId: adaIn.joinId, signal: { seq: 9 } });
      await mustAct(benBack, { kind: 'call.update', chatId, callId: adaIn.callId, joinId: benIn.joinId, isAudioEnabled: false, isVideoEnabled: false, isScreenShared: false, connectionState: 'connected' });
      await endCall([adaBack, adaIn], [benBack, benIn]);
      await settle(benBack);
      expect(callRowOf(benBack, adaIn.callId)).toMatchObject({ status: 'ended', endReason: 'completed' });
      [ada, ben, cleo, gus] = [adaBack, benBack, { ...cleo, client: await server.greet(cleo) }, { ...gus, client: await server.greet(gus) }];
    });
  });
});
