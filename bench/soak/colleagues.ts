import type { WebSocket } from 'ws';
import { newId } from '#shared/domain/ids';
import type { ChatIntent } from '#shared/protocol/commands/command';
import type { BenchOrganization } from '../lib/bench-organization.ts';
import { ordinaryBody } from '../lib/chat-wire.ts';
import { connectDevice } from '../lib/hallway-wire.ts';

/** How many of a colleague's newest messages may still be edited or deleted. */
const rememberedMessages = 50;

interface OwnMessage {
  readonly chatId: string;
  readonly messageId: string;
}

/** Everybody else of the organization, on bare connections: they write, edit, delete and react in the chats that they share with the device. */
export class Colleagues {
  readonly #people: { socket: WebSocket; chatIds: readonly string[]; own: OwnMessage[] }[] = [];
  #sentCount = 0;

  get sentCount(): number {
    return this.#sentCount;
  }

  async connect(socketUrl: string, organization: BenchOrganization, count: number): Promise<void> {
    for (let person = 1; person <= count; person += 1) {
      const socket = await connectDevice(socketUrl, organization.tokens[person] ?? '');
      this.#people.push({ socket, chatIds: organization.chatIds.filter((_, chat) => organization.rosters[chat]?.includes(person)), own: [] });
    }
  }

  /** Somebody does something. */
  act(): void {
    const person = pick(this.#people);
    const chatId = person === undefined ? undefined : pick(person.chatIds);
    if (person === undefined || chatId === undefined) return;
    const old = pick(person.own);
    const chance = Math.random();
    if (old === undefined || chance < 0.75) return this.#write(person, chatId);
    if (chance < 0.85) return send(person.socket, { kind: 'message.edit', ...old, body: `${ordinaryBody} Edited.` });
    if (chance < 0.95) return send(person.socket, { kind: 'reaction.set', ...old, emoji: '👍', present: Math.random() < 0.7 });
    person.own = person.own.filter((message) => message !== old);
    send(person.socket, { kind: 'message.delete', ...old });
  }

  stop(): void {
    for (const { socket } of this.#people) socket.terminate();
  }

  #write(person: { readonly socket: WebSocket; readonly own: OwnMessage[] }, chatId: string): void {
    const messageId = newId();
    person.own.push({ chatId, messageId });
    if (person.own.length > rememberedMessages) person.own.shift();
    this.#sentCount += 1;
    send(person.socket, { kind: 'message.send', chatId, messageId, body: ordinaryBody.slice(0, 10 + Math.floor(Math.random() * 73)), replyToMessageId: null });
  }
}

function send(socket: WebSocket, intent: ChatIntent): void {
  socket.send(JSON.stringify({ type: 'commands', commands: [{ id: newId(), intent }] }));
}

function pick<Value>(values: readonly Value[]): Value | undefined {
  return values[Math.floor(Math.random() * values.length)];
}
