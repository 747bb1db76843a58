import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Intent } from '#shared/protocol/commands/command';
import { contentHashOf } from './content-hash.ts';

const send: Intent = {
  kind: 'message.send',
  chatId: '01890000-0000-7000-8000-000000000001',
  messageId: '01890000-0000-7000-8000-000000000002',
  body: 'Zwölf "Hüte"\n\u2028und 😀',
  replyToMessageId: null,
};

describe('contentHashOf', () => {
  it('SY2: gives what was stored by earlier versions: SHA-256 over JSON with keys in order', () => {
    const { body, chatId, kind, messageId, replyToMessageId } = send;
    expect(contentHashOf(send)).toBe(sha256(JSON.stringify({ body, chatId, kind, messageId, replyToMessageId })));
  });

  it('SY2: does not depend on the order in which fields came, at any depth', () => {
    const group: Intent = { kind: 'chat.createGroup', chatId: send.chatId, name: 'Hats', topic: null, memberIds: ['b', 'a'] };
    expect(contentHashOf(reversed(group))).toBe(contentHashOf(group));
    expect(contentHashOf(group)).toBe(sha256(`{"chatId":"${send.chatId}","kind":"chat.createGroup","memberIds":["b","a"],"name":"Hats","topic":null}`));
  });

  it('SY2: differs with any other content, the order of a list included', () => {
    expect(contentHashOf({ ...send, body: `${send.body} ` })).not.toBe(contentHashOf(send));
    const group: Intent = { kind: 'chat.createGroup', chatId: send.chatId, name: 'Hats', topic: null, memberIds: ['b', 'a'] };
    expect(contentHashOf({ ...group, memberIds: ['a', 'b'] })).not.toBe(contentHashOf(group));
  });
});

function reversed<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).toReversed()) as Value;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
