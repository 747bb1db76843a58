import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiskBlobStore } from '#server/files/disk-blob-store';
import type { ImportProgress } from '#server/import/import-slack';
import { summaryLines, type ImportSummary } from '#server/import/import-summary';
import type { SqlDatabase } from '#server/store/sql-database';
import { directChatId } from '#shared/domain/ids';
import { limits } from '#shared/domain/limits';
import { fileMessageDetailsSchema } from '#shared/protocol/files/attachment';
import { ada, ben, cleo, message, databaseKinds, seconds, small, startImportStage, type ExportFiles, type ImportStage, type ImportTarget } from './support/slack-imports.ts';

type Row = Record<string, unknown>;

let stage: ImportStage;
beforeAll(async () => {
  stage = await startImportStage();
});
afterAll(() => stage.stop());

describe.each(databaseKinds)('importing a Slack export into %s', (kind) => {
  let target: ImportTarget;
  let database: SqlDatabase;
  let organizationId = '';
  let problems: readonly string[] = [];

  beforeEach(async () => {
    target = await stage.open(kind);
    ({ database, organizationId, problems } = target);
  });
  afterEach(() => target.close());

  const run = (files: ExportFiles, onProgress?: (progress: ImportProgress) => void): Promise<ImportSummary> => target.run(files, onProgress);
  const rows = (sql: string): Promise<Row[]> => target.rows(sql);
  const change = (sql: string): Promise<number> => database.transaction((writer) => writer.run(sql));
  const number = (sql: string): Promise<number> => target.number(sql);
  const expectSoundNumbers = (): Promise<void> => target.expectSoundNumbers();
  const everything = async (): Promise<Row[][]> =>
    Promise.all(
      ['users', 'user_roles', 'chats', 'chat_members', 'messages', 'message_reactions', 'import_mappings', 'organization_logs'].map(async (table) =>
        (await rows(`SELECT * FROM "${table}"`)).sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other))),
      ),
    );

  it('C13, F7: attaches the files that an export carries, once each, and names the others in the text', async () => {
    const files = [{ id: 'F1', name: '../../plan.txt' }, { id: 'F2', name: 'gone.txt', permalink: 'https://files.example.org/F2' }];
    const carried = { ...small([message(0, { text: '', files }), message(1, { text: 'again', files: [{ id: 'F3', name: 'copy.txt' }] }), message(2)]), '__uploads/F1/plan.txt': 'the plan', '__uploads/F3/copy.txt': 'the plan' };
    await run(carried);
    const [first, second, third] = await rows('SELECT "type", "body", "details" FROM "messages" ORDER BY "seq"');
    expect([first, second, third].map((row) => [row?.['type'], row?.['body']])).toEqual([['file', '📎 gone.txt: https://files.example.org/F2'], ['file', 'again'], ['text', 'Message 2']]);
    const [file] = fileMessageDetailsSchema.parse(JSON.parse(String(first?.['details']))).attachments;
    expect(file).toMatchObject({ fileName: 'plan.txt', mimeType: 'text/plain', sizeBytes: 8 });
    expect(await number('SELECT COUNT(*) FROM "stored_files"')).toBe(1);
    expect(await number('SELECT COUNT(*) FROM "message_attachments"')).toBe(2);
    expect(await createDiskBlobStore(join(stage.folder, 'files')).sizeOf(organizationId, file?.contentHash ?? '')).toBe(8);
    const before = await everything();
    await run(carried);
    expect(await everything()).toEqual(before);
  });

  it('brings people, chats, members and messages in their order', async () => {
    const first = message(0);
    const summary = await run({
      ...small([message(20, { thread_ts: first.ts, user: 'U2', text: '<@U1> done' }), first]),
      'general/2023-11-13.json': [message(-100, { edited: { user: 'U1', ts: `${String(seconds)}.5` } })],
    });
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ peopleAdded: 3, chatsAdded: 1, membersAdded: 3, messagesAdded: 3, repliesAdded: 1, problems: 0 });
    expect(await rows(`SELECT "email", "display_name", "status" FROM "users" ORDER BY "display_name"`)).toEqual([
      { email: 'ada@example.org', display_name: 'Ada Byron', status: 'active' },
      { email: 'ben@example.org', display_name: 'Ben Okri', status: 'active' },
      { email: 'slack-u3@import.invalid', display_name: 'cleo', status: 'deactivated' },
    ]);
    const messages = await rows(`SELECT "seq", "body", "type", "messages"."created_at", "edited_at", "edit_count", "display_name" FROM "messages" JOIN "users" ON "users"."id" = "sender_id" ORDER BY "seq"`);
    expect(messages.map((row) => [Number(row['seq']), row['body'], row['display_name'], Number(row['created_at'])])).toEqual([
      [1, 'Message -100', 'Ada Byron', (seconds - 100) * 1_000],
      [2, 'Message 0', 'Ada Byron', seconds * 1_000],
      [3, '@Ada Byron done', 'Ben Okri', (seconds + 20) * 1_000],
    ]);
    expect(Number(messages[0]?.['edited_at'])).toBe(seconds * 1_000 + 500);
    expect(messages[0]?.['edit_count']).toBe(1);
    const [reply] = await rows(`SELECT "reply"."reply_to_message_id", "reply"."thread_root_message_id", "root"."id" FROM "messages" "reply" JOIN "messages" "root" ON "root"."seq" = 2 WHERE "reply"."seq" = 3`);
    expect(reply).toMatchObject({ reply_to_message_id: null, thread_root_message_id: reply?.['id'] });
    expect(await number(`SELECT COUNT(*) FROM "user_roles"`)).toBe(3);
    await expectSoundNumbers();
  });

  it('SY11: leaves nothing unread, and gives the group an owner who can act', async () => {
    await run(small([message(0), message(1)]));
    const members = await rows(`SELECT "display_name", "role", "last_read_seq", "joined_change_seq", "public_change_seq", "chat_members"."change_seq" FROM "chat_members" JOIN "users" ON "users"."id" = "user_id" ORDER BY "display_name"`);
    expect(members.map((row) => [row['display_name'], row['role'], Number(row['last_read_seq'])])).toEqual([
      ['Ada Byron', 'owner', 2],
      ['Ben Okri', 'member', 2],
      ['cleo', 'member', 2],
    ]);
    expect(members.every((row) => row['joined_change_seq'] === row['change_seq'] && row['public_change_seq'] === row['change_seq'])).toBe(true);
  });

  it('changes nothing the second time', async () => {
    const files = small([message(0, { reactions: [{ name: '+1', users: ['U2'] }] }), message(1, { bot_id: 'B1', user: undefined }), message(2, { subtype: 'channel_join' })]);
    await run(files);
    const before = await everything();
    const summary = await run(files);
    expect(await everything()).toEqual(before);
    expect(summary).toMatchObject({ peopleAdded: 0, peoplePresent: 3, chatsAdded: 0, chatsPresent: 1, messagesAdded: 0, messagesPresent: 3, reactionsAdded: 0 });
  });

  it('a text of several messages that is cut elsewhere today is not continued behind another beginning; one that was begun is finished', async () => {
    const bodies = async () => (await rows('SELECT "body" FROM "messages" ORDER BY "seq"')).map(({ body }) => String(body));
    const [fits, longer] = ['a'.repeat(limits.messageBodyLength), `${'a'.repeat(limits.messageBodyLength)}tail`];
    await run(small([message(0, { text: fits }), message(1, { text: 'see <https://example.org|the plan>' })]));
    await change(`UPDATE "messages" SET "body" = 'the plan (https://example.org)' WHERE "seq" = 2`);
    await change(`UPDATE "messages" SET "body" = 'b' WHERE "seq" = 1`);
    expect(await run(small([message(0, { text: longer }), message(1, { text: 'see <https://example.org|the plan>' })]))).toMatchObject({ messagesAdded: 0, messagesPresent: 3 });
    expect(await bodies()).toEqual(['b', 'the plan (https://example.org)']);
    await change(`UPDATE "messages" SET "body" = '${fits}' WHERE "seq" = 1`);
    expect(await run(small([message(0, { text: longer })]))).toMatchObject({ messagesAdded: 1, messagesPresent: 1 });
    expect(await bodies()).toEqual([fits, 'the plan (https://example.org)', 'tail']);
    await expectSoundNumbers();
  });

  it('adds what a later export has more, after what was written here, and leaves read pointers honest', async () => {
    await run(small([message(0), message(1)]));
    const [chat] = await rows(`SELECT "id", "organization_id" FROM "chats"`);
    const [ben] = await rows(`SELECT "id" FROM "users" WHERE "display_name" = 'Ben Okri'`);
    await change(`UPDATE "chat_members" SET "last_read_seq" = 1 WHERE "user_id" = '${String(ben?.['id'])}'`);
    const summary = await run(small([message(0), message(1), message(2)]));
    expect(summary).toMatchObject({ messagesAdded: 1, messagesPresent: 2 });
    expect((await rows(`SELECT "body" FROM "messages" WHERE "chat_id" = '${String(chat?.['id'])}' ORDER BY "seq"`)).map(({ body }) => body)).toEqual(['Message 0', 'Message 1', 'Message 2']);
    expect((await rows(`SELECT "last_read_seq" FROM "chat_members" ORDER BY "last_read_seq"`)).map((row) => Number(row['last_read_seq']))).toEqual([1, 3, 3]);
    await expectSoundNumbers();
  });

  it('goes on where it was stopped', async () => {
    const many = Array.from({ length: 2_500 }, (_, index) => message(index, index % 7 === 3 ? { thread_ts: message(index - 1).ts } : {}));
    let commits = 0;
    const stopped = run(small(many), () => {
      commits += 1;
      if (commits === 2) throw new Error('stopped');
    });
    await expect(stopped).rejects.toThrow('stopped');
    expect(await number(`SELECT COUNT(*) FROM "messages"`)).toBe(2_000);
    expect(await number(`SELECT COUNT(*) FROM "chat_members"`)).toBe(0);
    const summary = await run(small(many));
    expect(summary).toMatchObject({ messagesAdded: 500, messagesPresent: 2_000, membersAdded: 3, rootlessReplies: 0 });
    expect(await number(`SELECT COUNT(*) FROM "messages" WHERE "thread_root_message_id" IS NOT NULL`)).toBe(many.filter((entry) => 'thread_ts' in entry).length);
    expect(await number(`SELECT MIN("last_read_seq") FROM "chat_members"`)).toBe(2_500);
    await expectSoundNumbers();
  });

  it('takes people who are here already for themselves and leaves them as they are', async () => {
    const userId = '01890000-0000-7000-8000-00000000000a';
    await change(`INSERT INTO "users" ("id", "organization_id", "email", "display_name", "created_at", "updated_at", "change_seq") VALUES ('${userId}', '${organizationId}', 'ben@example.org', 'Benjamin', 1, 1, 1)`);
    const twin = { id: 'U4', name: 'twin', profile: { email: 'ben@example.org' } };
    const summary = await run({ ...small([message(0, { user: 'U2' }), message(1, { user: 'U4' })]), 'users.json': [ada, ben, cleo, twin] });
    expect(summary).toMatchObject({ peopleAdded: 3, peoplePresent: 1 });
    expect((await rows(`SELECT "display_name" FROM "messages" JOIN "users" ON "users"."id" = "sender_id" ORDER BY "seq"`)).map((row) => row['display_name'])).toEqual(['Benjamin', 'twin']);
    expect(problems).toEqual(['users.json: U4 has the e-mail address of somebody else and was given a made-up one.']);
  });

  it('makes direct chats by the pair, once, groups of several and of private channels', async () => {
    const summary = await run({
      ...small([]),
      'groups.json': [{ id: 'G1', name: 'secret', members: ['U1', 'U2'], creator: 'U2', is_archived: true }],
      'mpims.json': [{ id: 'G2', name: 'mpdm-ada--ben--cleo-1', members: ['U1', 'U2', 'U3'] }],
      'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }, { id: 'D2', members: ['U1', 'U1'] }],
      'secret/2023-11-14.json': [message(0)],
      'mpdm-ada--ben--cleo-1/2023-11-14.json': [message(1)],
      'D1/2023-11-14.json': [message(2)],
      'D2/2023-11-14.json': [message(3)],
    });
    expect(problems).toEqual([]);
    expect(summary).toMatchObject({ chatsAdded: 5, messagesAdded: 4 });
    const chats = await rows(`SELECT "kind", "name", "status", "direct_key", "id", (SELECT COUNT(*) FROM "chat_members" WHERE "chat_id" = "chats"."id" AND "role" = 'owner') AS "owners" FROM "chats" ORDER BY "name"`);
    expect(chats.map((row) => [row['kind'], row['name'], row['status'], Number(row['owners'])])).toEqual(
      expect.arrayContaining([
        ['group', 'general', 'active', 1],
        ['group', 'secret', 'archived', 1],
        ['group', 'Ada Byron, Ben Okri, cleo', 'active', 1],
        ['group', 'Notes of Ada Byron', 'active', 1],
        ['direct', null, 'active', 0],
      ]),
    );
    const users = await rows(`SELECT "id" FROM "users" WHERE "display_name" IN ('Ada Byron', 'Ben Okri')`);
    const [one, other] = users.map(({ id }) => String(id));
    const direct = chats.find((row) => row['kind'] === 'direct');
    expect(direct).toMatchObject({ id: directChatId(organizationId, one ?? '', other ?? ''), direct_key: [one, other].sort().join('/') });
    await expectSoundNumbers();
  });

  it('adds those who wrote but are not listed, so that no message is lost', async () => {
    await run(small([message(0, { user: 'U9', user_profile: { real_name: 'Guest Nine' } }), message(1, { user: undefined, bot_id: 'B1', username: 'deploy' }), message(2, { reactions: [{ name: 'eyes', users: ['U8'] }] })]));
    const added = await rows(`SELECT "display_name", "status" FROM "users" WHERE "email" LIKE '%@import.invalid' ORDER BY LOWER("display_name")`);
    expect(added).toEqual([
      { display_name: 'cleo', status: 'deactivated' },
      { display_name: 'deploy', status: 'deactivated' },
      { display_name: 'Former member U8', status: 'deactivated' },
      { display_name: 'Guest Nine', status: 'deactivated' },
    ]);
  });

  it('reports what it cannot read by file and line, and goes on', async () => {
    const summary = await run({
      ...small([]),
      'users.json': [ada, ben, cleo, ada, { name: 'no id' }, 7],
      'general/2023-11-14.json': `[\n${JSON.stringify(message(0))},\n{"type": "message", oops},\n{"type": "message", "user": "U1", "text": "when?"},\n{"type": "message", "user": "U1", "ts": "${message(1).ts}", "text": 5},\n${JSON.stringify(message(2))},\n${JSON.stringify(message(2))}\n]`,
      'general/2023-11-15.json': 'not JSON at all',
      'general/2023-11-16.json': `[${JSON.stringify(message(90_000))},\n{"type": "mess`,
      'unknown/2023-11-14.json': [message(0)],
      'general/notes.txt': 'ignored',
    });
    expect(problems).toEqual([
      'users.json:31: The entry was left out: "id" is missing.',
      'users.json:34: The entry was left out: it is not an object.',
      'users.json: U1 is listed twice; the second was left out.',
      'general/2023-11-14.json:3: The entry is not valid JSON; it was left out.',
      'general/2023-11-14.json:4: The entry was left out: "ts" is missing.',
      'general/2023-11-14.json:5: The entry was left out: "text" is not what it should be.',
      'general/2023-11-15.json:1: The file is not a JSON list; it was left out.',
      'general/2023-11-16.json:2: The list breaks off; the rest of the file was left out.',
      'unknown/: No channel of this name is listed; its 1 files were left out.',
    ]);
    expect(summary).toMatchObject({ messagesAdded: 3, problems: problems.length });
    expect(summary.skipped.get('same message twice')).toBe(1);
    expect(summaryLines(summary)).toEqual([
      'People: 3 added',
      'Chats: 1 added',
      'Messages: 3 added',
      'Of these, replies: 0',
      'Reactions: 0 added',
      'Left out, same message twice: 1',
      'Left out, unreadable (reported above): 9',
    ]);
    await expectSoundNumbers();
  });

  it('refuses an archive that is no Slack export, before anything is written', async () => {
    const before = await everything();
    await expect(run({ 'users.json': [] })).rejects.toThrow('This is not a Slack export');
    await expect(run({ 'readme.txt': 'hello' })).rejects.toThrow('This is not a Slack export');
    expect(await everything()).toEqual(before);
  });
});
