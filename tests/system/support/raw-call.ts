import { newId } from '#shared/domain/ids';
import type { CallSignal } from '#shared/protocol/calls/call-signal';
import type { Intent, IntentOf } from '#shared/protocol/commands/command';
import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import type { KnownPerson, OrganizationServer } from './organization-server.ts';
import type { ServerClient } from './server-client.ts';

/** Somebody with one connection, in the words of the protocol alone. */
export interface RawPerson extends KnownPerson {
  readonly client: ServerClient;
}

/** One joining of one call. */
export interface RawJoining {
  readonly callId: string;
  readonly chatId: string;
  readonly userId: string;
  readonly joinId: string;
}

export async function addRawPerson(server: OrganizationServer, name: string, options: Parameters<OrganizationServer['addPerson']>[1] = {}): Promise<RawPerson> {
  const person = await server.addPerson(name, options);
  return { ...person, client: await server.greet(person) };
}

export async function makeGroup(owner: RawPerson, others: readonly KnownPerson[]): Promise<string> {
  const chatId = newId();
  await owner.client.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: others.map(({ userId }) => userId) });
  return chatId;
}

export const startIntent = (chatId: string): IntentOf<'call.start'> => ({ kind: 'call.start', chatId, callId: newId(), joinId: newId(), media: 'audio' });
export const joinIntent = (chatId: string, callId: string, insteadOfJoinId: string | null = null): IntentOf<'call.join'> => ({
  kind: 'call.join', chatId, callId, joinId: newId(), insteadOfJoinId, isAudioEnabled: true, isVideoEnabled: false,
});

/** Does what has to be done for the test to go on at all. */
export async function mustAct(person: RawPerson, intent: Intent): Promise<void> {
  const result = await person.client.act(intent);
  if (result.status !== 'done') throw new Error(`${intent.kind}: ${JSON.stringify(result)}`);
}

export async function startCall(person: RawPerson, chatId: string): Promise<RawJoining> {
  const { callId, joinId, ...intent } = startIntent(chatId);
  await mustAct(person, { ...intent, callId, joinId });
  return { callId, chatId, userId: person.userId, joinId };
}

export async function joinCall(person: RawPerson, { chatId, callId }: { chatId: string; callId: string }): Promise<RawJoining> {
  const intent = joinIntent(chatId, callId);
  await mustAct(person, intent);
  return { callId, chatId, userId: person.userId, joinId: intent.joinId };
}

export const leaveIntent = ({ chatId, callId, joinId }: RawJoining): IntentOf<'call.leave'> => ({ kind: 'call.leave', chatId, callId, joinId, hasFailed: false });

/** A signal from one joining to another, as a frame. */
export function signalFrame(from: { readonly callId: string; readonly joinId: string }, to: { readonly userId: string; readonly joinId: string }, signal: Partial<CallSignal> = {}) {
  return { type: 'signal', callId: from.callId, fromJoinId: from.joinId, toJoinId: to.joinId, toUserId: to.userId, signal: { epoch: 0, seq: 0, payload: { kind: 'restartAsked' }, ...signal } };
}

export const pulseFrame = ({ callId, joinId }: RawJoining, hears: readonly string[] = []) => ({ type: 'callPulse', callId, joinId, hears: hears.map((one) => ({ joinId: one, agoMs: 0 })) });

/** Both have said their word and heard all that was said before it: nothing is under way any more. */
export async function settle(...people: readonly RawPerson[]): Promise<void> {
  for (const { client } of people) {
    const before = client.frames.filter((frame) => frame.type === 'pong').length;
    client.send({ type: 'ping' });
    await client.next('pong', () => client.frames.filter((frame) => frame.type === 'pong').length > before);
  }
}

/** The newest row of the call that this client was told, by push or page. */
export const callRowOf = ({ client }: RawPerson, callId: string): CallRow | undefined =>
  client.frames.flatMap((frame) => ('rows' in frame ? (frame.rows.calls ?? []) : [])).findLast((row) => row.id === callId);

/** The newest row of somebody in the call that this client was told. */
export const participantOf = ({ client }: RawPerson, callId: string, userId: string): CallParticipantRow | undefined =>
  client.frames.flatMap((frame) => ('rows' in frame ? (frame.rows.callParticipants ?? []) : [])).findLast((row) => row.callId === callId && row.userId === userId);

export const signalsOf = ({ client }: RawPerson) => client.frames.filter((frame) => frame.type === 'signal');

/** A call of the first person's that the second has answered, in a new group with the others. */
export async function runningCall([starter, answerer, ...others]: readonly [RawPerson, RawPerson, ...RawPerson[]]): Promise<{ chatId: string; starterIn: RawJoining; answererIn: RawJoining }> {
  const chatId = await makeGroup(starter, [answerer, ...others]);
  const starterIn = await startCall(starter, chatId);
  return { chatId, starterIn, answererIn: await joinCall(answerer, starterIn) };
}

/** Everybody named hangs up. */
export async function endCall(...joinings: readonly [RawPerson, RawJoining][]): Promise<void> {
  for (const [person, joining] of joinings) await person.client.act(leaveIntent(joining));
}
