import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { message, databaseKinds, small, startImportStage, type ImportStage, type ImportTarget } from './support/slack-imports.ts';

let stage: ImportStage;
beforeAll(async () => {
  stage = await startImportStage();
});
afterAll(() => stage.stop());

describe.each(databaseKinds)('threads of a Slack export in %s', (kind) => {
  let target: ImportTarget;
  beforeEach(async () => {
    target = await stage.open(kind);
  });
  afterEach(() => target.close());

  it('keeps replies in their thread, but for those that were sent to the channel, too, or whose thread has no beginning', async () => {
    const root = message(0);
    const reply = (at: number, more: object) => message(at, { thread_ts: root.ts, user: 'U2', ...more });
    await target.run(small([root, reply(1, { text: 'in the thread' }), reply(2, { text: 'in both', subtype: 'thread_broadcast' }), message(3, { thread_ts: message(-500).ts, text: 'of a lost thread' })]));
    const messages = await target.rows('SELECT "body", "thread_root_message_id", "is_only_in_thread" FROM "messages" ORDER BY "seq"');
    expect(messages.map((row) => [row['body'], row['thread_root_message_id'] !== null, Boolean(row['is_only_in_thread'])])).toEqual([
      ['Message 0', false, false], ['in the thread', true, true], ['in both', true, false], ['of a lost thread', false, false],
    ]);
    await target.expectSoundNumbers();
  });

  it('SY11: leaves no thread unread for those who follow it, and keeps the place of who had not read to its end', async () => {
    const root = message(0, { text: 'Ask <@U2>' });
    const reply = (at: number, more: object = {}) => message(at, { thread_ts: root.ts, ...more });
    const readSeqs = async () => {
      const found = await target.rows(`SELECT "display_name", "thread_read_seq" FROM "message_marks" JOIN "users" ON "users"."id" = "user_id" ORDER BY "display_name"`);
      return found.map((row) => [row['display_name'], Number(row['thread_read_seq'])]);
    };
    await target.run(small([root, reply(1), reply(2)]));
    expect(await readSeqs()).toEqual([['Ada Byron', 3], ['Ben Okri', 3]]);
    await target.run(small([root, reply(1), reply(2), reply(3, { text: '<@U3>?' })]));
    expect(await readSeqs()).toEqual([['Ada Byron', 4], ['Ben Okri', 4], ['cleo', 4]]);
    await target.database.transaction(async (writer) => void (await writer.run(`UPDATE "message_marks" SET "thread_read_seq" = 2 WHERE "user_id" = (SELECT "id" FROM "users" WHERE "display_name" = 'Ben Okri')`)));
    await target.run(small([root, reply(1), reply(2), reply(3, { text: '<@U3>?' }), reply(4, { user: 'U2' })]));
    expect(await readSeqs()).toEqual([['Ada Byron', 5], ['Ben Okri', 2], ['cleo', 5]]);
    await target.expectSoundNumbers();
  });
});
