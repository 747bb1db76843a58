import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingFile } from '#shared/contract/outgoing-file';
import { HallwayError } from '#shared/errors/hallway-error';
import { newId } from '#shared/domain/ids';
import { createSession, type SessionFixture } from '../testing/session-fixture.ts';
import { ben, chatId, messageRow, testId } from '../testing/store-fixture.ts';

let session: SessionFixture;
beforeEach(async () => {
  session = await createSession();
  session.server.welcome();
  session.server.answerPull(10);
});
afterEach(() => session.session.stop());

const settle = () => new Promise((resolve) => setTimeout(resolve, 15));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Hands a text over as the host does; gives it as the window would send it. */
async function handOver(text: string, fileName = 'file.txt'): Promise<OutgoingFile> {
  const incomingId = newId();
  const { fixture } = session;
  mkdirSync(fixture.folder, { recursive: true });
  writeFileSync(join(fixture.folder, incomingId), text);
  const { kind: _kind, ...staged } = await session.session.files.adopt(incomingId, fileName);
  return { ...staged, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null };
}
const send = (number: number, files: readonly OutgoingFile[], body = '') => {
  const attachments = files.length === 0 ? {} : { attachments: session.session.files.toAttachments(files) };
  session.session.act({ kind: 'message.send', chatId, messageId: testId(number), body, replyToMessageId: null, ...attachments });
  follow();
};
/** As the backend does when rows of files have changed. */
function follow(): void {
  session.session.files.followRows();
  session.clock.pass(100);
}
const sentMessages = () => session.server.sent.flatMap((frame) => (frame.type === 'commands' ? frame.commands : [])).flatMap(({ intent }) => (intent.kind === 'message.send' ? [intent.messageId] : []));
const rowOf = (number: number) => session.fixture.store.get<{ status: string; error_code: string | null }>('SELECT status, error_code FROM outbox WHERE message_id = ?', testId(number));
const attachmentOf = (number: number) => session.fixture.store.get<{ id: string }>('SELECT id FROM message_attachments WHERE message_id = ?', testId(number))?.id ?? '';

describe('SY12: a message waits for its files', () => {
  it('and what was written after it in its chat waits with it, in its order', async () => {
    session.files.failures.push(new HallwayError('server_unreachable'));
    send(1, [await handOver('first')]);
    send(2, [], 'second');
    await settle();
    expect(sentMessages()).toEqual([]);
    session.clock.pass(1_000);
    await settle();
    expect([session.files.uploaded, sentMessages()]).toEqual([[sha256('first')], [testId(1), testId(2)]]);
  });

  it('what the server has already is not sent again', async () => {
    const file = await handOver('known');
    session.files.contents.set(sha256('known'), Buffer.from('known'));
    send(1, [file]);
    await settle();
    expect([session.files.uploaded, sentMessages()]).toEqual([[], [testId(1)]]);
  });

  it('held back by the person, it is overtaken by what does not need it, and goes when it may', async () => {
    session.server.close();
    send(1, [await handOver('paused')]);
    send(2, [], 'no answer to it');
    session.session.act({ kind: 'message.edit', chatId, messageId: testId(1), body: 'with a caption' });
    session.session.files.pauseTransfer(attachmentOf(1));
    session.clock.pass(60_000);
    session.server.welcome();
    session.server.answerPull(10);
    await settle();
    expect(sentMessages()).toEqual([testId(2)]);
    expect(session.session.files.transferOf(sha256('paused'))).toMatchObject({ direction: 'up', status: 'paused' });
    session.server.give({ type: 'push', since: 10, until: 11, rows: {}, results: session.server.sent.flatMap((frame) => (frame.type === 'commands' ? frame.commands : [])).map(({ id }) => ({ commandId: id, status: 'done' as const })) });
    session.session.files.resumeTransfer(attachmentOf(1));
    await settle();
    expect(sentMessages()).toEqual([testId(2), testId(1)]);
  });

  it('refused for good, the message says why; discarded, its bytes go', async () => {
    const file = await handOver('too large for them');
    session.files.failures.push(new HallwayError('file_quota_reached'));
    send(1, [file]);
    await settle();
    expect(rowOf(1)).toEqual({ status: 'failed', error_code: 'file_quota_reached' });
    const commandId = session.fixture.store.get<{ command_id: string }>('SELECT command_id FROM outbox')?.command_id ?? '';
    session.session.retryCommand(commandId);
    follow();
    await settle();
    expect(session.files.uploaded).toEqual([file.contentHash]);
    session.session.discardCommand(commandId);
    follow();
    expect(session.session.files.isHere(file.contentHash)).toBe(false);
  });

  it('a server that has lost a file gets it once more by itself, and only once', async () => {
    const file = await handOver('lost there');
    send(1, [file]);
    await settle();
    const refuse = () => {
      const commandId = session.fixture.store.get<{ command_id: string }>('SELECT command_id FROM outbox')?.command_id ?? '';
      session.server.give({ type: 'push', since: 10, until: 10, rows: {}, results: [{ commandId, status: 'refused', code: 'file_missing', message: 'The server does not have this file.' }] });
      follow();
    };
    session.files.contents.clear();
    refuse();
    await settle();
    expect([session.files.uploaded, sentMessages(), rowOf(1)?.status]).toEqual([[file.contentHash, file.contentHash], [testId(1), testId(1)], 'waiting']);
    refuse();
    expect(rowOf(1)).toEqual({ status: 'failed', error_code: 'file_missing' });
  });
});

describe('files of others', () => {
  const details = (text: string, number = 500) => ({
    kind: 'files',
    attachments: [{
      id: testId(number), fileName: 'theirs.txt', mimeType: 'text/plain', sizeBytes: text.length, contentHash: sha256(text), widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null,
      isRecording: false, previewContentHash: null, thumbnailContentHash: null,
    }],
  });
  const receive = (text: string, offered = text) => {
    session.files.offered.set(`${testId(500)}/original`, Buffer.from(offered));
    session.server.give({ type: 'push', since: 10, until: 11, rows: { messages: [{ ...messageRow(1), senderId: ben, type: 'file', body: '', details: details(text), changeSeq: 11 }] } });
  };

  it('row 26: cut off, a download goes on where it was; what is damaged is never given', async () => {
    receive('the whole of it', 'the whole of it');
    session.files.cutAtBytes = 5;
    const opening = session.session.files.open(testId(500), 'original');
    await settle();
    session.clock.pass(1_000);
    expect(await opening).toMatchObject({ contentHash: sha256('the whole of it'), sizeBytes: 15, mimeType: 'text/plain' });
    expect(session.files.downloadCount).toBe(2);
  });

  it('row 26: with other bytes than its hash says, it is told as damaged after some attempts', async () => {
    receive('as it was', 'as it is!');
    const opening = session.session.files.open(testId(500), 'original').catch((error: HallwayError) => error.code);
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await settle();
      session.clock.pass(40_000);
    }
    expect([await opening, session.session.files.isHere(sha256('as it was'))]).toEqual(['file_damaged', false]);
  });

  it('without a connection, what is not here is said at once; what is here is given', async () => {
    receive('here soon');
    await session.session.files.open(testId(500), 'original');
    session.server.close();
    expect(await session.session.files.open(testId(500), 'original')).toMatchObject({ sizeBytes: 9 });
    session.session.files.clear();
    await expect(session.session.files.open(testId(500), 'original')).rejects.toMatchObject({ code: 'server_unreachable' });
  });

  it('what is kept stays when the cache is emptied; unsent files always do', async () => {
    receive('kept');
    await session.session.files.open(testId(500), 'original');
    session.session.files.keep(testId(500), true);
    session.server.close();
    const own = await handOver('unsent');
    send(2, [own]);
    session.session.files.clear();
    expect([session.session.files.isHere(sha256('kept')), session.session.files.isHere(own.contentHash)]).toEqual([true, true]);
    session.session.files.keep(testId(500), false);
    session.session.files.clear();
    expect(session.session.files.isHere(sha256('kept'))).toBe(false);
  });

  it('signed out while files are on their way, nothing is asked of the closed store any more', async () => {
    const broken: unknown[] = [];
    const note = (error: unknown) => void broken.push(error);
    process.on('unhandledRejection', note);
    try {
      const own = await handOver('on its way there');
      receive('on its way here');
      void session.session.files.open(testId(500), 'original').catch(() => undefined);
      send(2, [own]);
      session.session.stop();
      await settle();
      session.clock.pass(1_000);
      await settle();
    } finally {
      process.off('unhandledRejection', note);
    }
    expect(broken).toEqual([]);
  });

  it('SY8: the last message with it deleted, it leaves this computer; while another names it, it stays', async () => {
    receive('named twice');
    await session.session.files.open(testId(500), 'original');
    session.server.give({ type: 'push', since: 11, until: 12, rows: { messages: [{ ...messageRow(2), senderId: ben, type: 'file', body: '', details: details('named twice', 501), changeSeq: 12 }] } });
    const remove = (number: number, changeSeq: number) => {
      session.server.give({ type: 'push', since: changeSeq - 1, until: changeSeq, rows: { messages: [{ ...messageRow(number), senderId: ben, type: 'file', body: '', deletedAt: 1, deletedById: ben, changeSeq }] } });
      follow();
    };
    remove(1, 13);
    expect(session.session.files.isHere(sha256('named twice'))).toBe(true);
    remove(2, 14);
    expect(session.session.files.isHere(sha256('named twice'))).toBe(false);
  });
});
