import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallParticipantRow } from '#shared/protocol/rows/call-participant-row';
import type { CallRow } from '#shared/protocol/rows/call-row';
import { enqueue } from '../outbox/outbox.ts';
import { ada, ben, chatId, chatRow, createStore, memberRow, messageRow, self, testId, type StoreFixture } from '../testing/store-fixture.ts';

let fixture: StoreFixture;
beforeEach(async () => {
  fixture = await createStore();
});
afterEach(() => fixture.close());

const callId = testId(500);
const callRow = (more: Partial<CallRow> = {}): CallRow => ({
  id: callId, chatId, initiatedById: ben, media: 'video', status: 'ringing', endReason: null, createdAt: 50_000, startedAt: null, endedAt: null, durationMs: null,
  ringEndsAt: 80_000, changeSeq: 20, ...more,
});
const participantRow = (more: Partial<CallParticipantRow> = {}): CallParticipantRow => ({
  callId, chatId, userId: ben, status: 'joined', joinId: testId(600), isAudioEnabled: true, isVideoEnabled: true, isScreenShared: false, connectionState: 'new',
  joinedAt: 50_000, leftAt: null, changeSeq: 21, ...more,
});
const calls = () => fixture.store.all<Record<string, unknown>>('SELECT * FROM call_sessions ORDER BY id');
const participants = () => fixture.store.all<Record<string, unknown>>('SELECT * FROM call_participants ORDER BY user_id');
const ended = { status: 'ended', endReason: 'missed', endedAt: 80_000, changeSeq: 30 } as const;

describe('SY6: the rows of a call', () => {
  it('are kept as they were told', () => {
    fixture.apply({ calls: [callRow()], callParticipants: [participantRow(), participantRow({ userId: ada, status: 'ringing', joinId: null, joinedAt: null, changeSeq: 22 })] });
    expect(calls()).toMatchObject([{ id: callId, chat_id: chatId, initiated_by_id: ben, media: 'video', status: 'ringing', end_reason: null, signaling_data: '{"ringEndsAt":80000}', created_at: 50_000, change_seq: 20 }]);
    expect(participants()).toMatchObject([
      { user_id: ada, status: 'ringing', join_id: null, joined_at: null },
      { user_id: ben, status: 'joined', join_id: testId(600), is_audio_enabled: 1, is_video_enabled: 1, is_screen_shared: 0, connection_state: 'new', joined_at: 50_000, left_at: null },
    ]);
    expect(fixture.takeTopics()).toContain('calls');
  });

  it('change only to what is newer, in whatever order it comes', () => {
    const rows = [
      { calls: [callRow()], callParticipants: [participantRow()] },
      { calls: [callRow(ended)], callParticipants: [participantRow({ status: 'left', joinId: null, leftAt: 80_000, changeSeq: 31 })] },
    ];
    for (const page of [...rows, ...rows]) fixture.apply(page);
    expect(calls()).toMatchObject([{ status: 'ended', end_reason: 'missed', ended_at: 80_000, change_seq: 30 }]);
    expect(participants()).toMatchObject([{ status: 'left', join_id: null, left_at: 80_000, change_seq: 31 }]);
  });

  it('that tell nothing new are told to nobody', () => {
    const page = { calls: [callRow()], callParticipants: [participantRow()] };
    fixture.apply(page);
    fixture.takeTopics();
    expect(fixture.apply(page).rejected).toEqual([]);
    expect(fixture.takeTopics()).toEqual([]);
  });

  it('of a chat that is not held leave nothing', () => {
    const unknown = testId(300);
    const applied = fixture.apply({ calls: [callRow({ chatId: unknown })], callParticipants: [participantRow({ chatId: unknown })] });
    expect(applied.rejected).toEqual([]);
    expect([calls(), participants()]).toEqual([[], []]);
  });

  it('of somebody in a call that is not held leave nothing', () => {
    fixture.apply({ callParticipants: [participantRow()] });
    expect(participants()).toEqual([]);
  });

  it('of a person who is not known is left out, and the others are taken', () => {
    const applied = fixture.apply({ calls: [callRow()], callParticipants: [participantRow({ userId: testId(999) }), participantRow()] });
    expect(applied.rejected).toHaveLength(1);
    expect(participants()).toMatchObject([{ user_id: ben }]);
  });
});

describe('SY9: when a chat is left', () => {
  const held = () => {
    fixture.apply({ calls: [callRow()], callParticipants: [participantRow()], messages: [messageRow(1)] });
    fixture.takeTopics();
  };
  const leave = () => fixture.apply({ members: [memberRow({ leftAt: 90_000, changeSeq: 40 })] });

  it('its calls are gone from this computer, and everybody who shows them is told', () => {
    held();
    leave();
    expect([calls(), participants()]).toEqual([[], []]);
    expect(fixture.takeTopics()).toContain('calls');
  });

  it('they are gone too where the unsent keeps the chat’s shell', () => {
    held();
    fixture.store.transaction((writer) => enqueue(writer, self, { kind: 'message.send', chatId, messageId: testId(700), body: 'unsent', replyToMessageId: null }, 90_000));
    leave();
    expect(fixture.store.get('SELECT id FROM chats WHERE id = ?', chatId)).toBeDefined();
    expect([calls(), participants()]).toEqual([[], []]);
  });

  it('those of other chats stay', () => {
    const other = testId(101);
    fixture.apply({ chats: [chatRow({ id: other })], members: [memberRow({ chatId: other })], calls: [callRow({ id: testId(501), chatId: other })] });
    held();
    leave();
    expect(calls()).toMatchObject([{ id: testId(501) }]);
  });
});
