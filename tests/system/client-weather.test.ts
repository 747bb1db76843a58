import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatDetail } from '#shared/contract/views/chat-detail';
import type { MessageView } from '#shared/contract/views/message-view';
import { createWorld, type Device, type World } from './support/world.ts';

/**
 * Three devices of two people do what comes to their minds while connections break, frames are lost and programs end.
 * Whatever happened, at the end all show the same, and everything that was written stands there once.
 * A seed leads to the same deeds; how they meet on the network is up to the computer.
 */
const steps = 150;
/** A frame may be under way so long, while the deeds go on. */
const slowestMs = 40;
/** So long after the last trouble every queue must be empty, on a busy computer too. */
const calmWithinMs = 20_000;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

it.each([1, 2, 3, Date.now() % 1_000_000])('SY2 SY6 SY7 SY11 SY12: all devices come to show the same, seed %i', { timeout: 120_000 }, async (seed) => {
  const weather = await Weather.begin(seed);
  for (let step = 0; step < steps; step += 1) await weather.step();
  await weather.calm();
  await weather.check();
});

const emojis = ['👍', '🎉', '🙂'];

class Weather {
  readonly #random: () => number;
  readonly #devices: Device[];
  readonly #chatId: string;
  readonly #written: { id: string; body: string }[] = [];
  readonly #pointers: number[] = [];

  private constructor(devices: Device[], chatId: string, random: () => number) {
    this.#devices = devices;
    this.#chatId = chatId;
    this.#random = random;
  }

  static async begin(seed: number): Promise<Weather> {
    const [ada, ben] = [await world.addPerson(`Ada ${seed} ${crypto.randomUUID()}`), await world.addPerson(`Ben ${seed} ${crypto.randomUUID()}`)];
    const first = await world.signInDevice(ada);
    const devices = [first, await world.signInDevice(ada), await world.signInDevice(ben)];
    const { chatId } = await first.client.call('createGroup', { name: 'Weather', topic: null, memberIds: [ben.userId] });
    for (const device of devices) {
      await device.until('chatList', {}, (chats) => chats.length === 1);
      // Chance of its own: how many frames come is not for the seed to say.
      device.network.delayMs = () => (Math.random() < 0.3 ? Math.random() * slowestMs : 0);
    }
    return new Weather(devices, chatId, seededRandom(seed));
  }

  async step(): Promise<void> {
    const [place, device] = this.#pick([...this.#devices.entries()]);
    const dice = this.#below(100);
    await this.#expectForward(place, device);
    if (dice < 45) return this.#write(device);
    if (dice < 55) return this.#change(device, (message) => device.client.call('editMessage', { ...this.#place(message), body: `${message.body}, again` }), (message) => message.canEdit);
    if (dice < 60) return this.#change(device, (message) => device.client.call('deleteMessage', this.#place(message)), (message) => message.isOwn && message.canDelete);
    if (dice < 70) return this.#change(device, (message) => device.client.call('setReaction', { ...this.#place(message), emoji: this.#pick(emojis), present: this.#random() < 0.7 }), (message) => message.canEdit || !message.isOwn);
    if (dice < 78) return this.#read(device);
    if (dice < 84) return device.network.cut();
    if (dice < 92) return this.#mend(device);
    if (dice < 96) return this.#loseNextFrame(device);
    if (dice < 98) return void (this.#devices[place] = await device.restart());
    if (dice < 99) return new Promise((resolve) => setTimeout(resolve, 4 * slowestMs));
    await world.stopServer();
    await world.startServer();
  }

  /** The trouble ends, and everything finds its way. */
  async calm(): Promise<void> {
    for (const device of this.#devices) {
      device.network.onDown = () => true;
      device.network.delayMs = () => 0;
      await this.#mend(device);
    }
    for (const device of this.#devices) {
      await device.until('connection', {}, (view) => view.connection.status === 'connected' && view.waitingCount === 0, calmWithinMs);
    }
    const heads = await Promise.all(this.#devices.map(async (device) => (await this.#messages(device)).at(-1)?.seq ?? 0));
    for (const device of this.#devices) {
      await device.until('messages', this.#window(), ({ messages }) => messages.at(-1)?.seq === Math.max(...heads), calmWithinMs);
    }
    // A last change may still be on its way to the others.
    await expect.poll(async () => new Set((await this.#dumps()).map((dump) => JSON.stringify(dump))).size, { timeout: calmWithinMs }).toBe(1);
  }

  async check(): Promise<void> {
    const [messages] = await this.#dumps();
    for (const { id, body } of this.#written) {
      const found = (messages ?? []).filter((message) => message.id === id);
      expect(found).toHaveLength(1);
      for (const message of found) expect(message.isDeleted || message.body.startsWith(body)).toBe(true);
    }
    expect(messages?.map((message) => message.seq)).toEqual(messages?.map((_message, index) => index + 1));
    const chats = await Promise.all(this.#devices.map((device) => device.read('chat', { chatId: this.#chatId, memberLimit: 10 })));
    expect(chats[0]?.lastReadSeq).toBe(chats[1]?.lastReadSeq);
    for (const [index, device] of this.#devices.entries()) {
      expect((await device.read('connection', {})).failedCount).toBe(0);
      expect(chats[index]?.unreadCount).toBe(countUnread(await this.#messages(device), chats[index] as ChatDetail));
    }
  }

  /** SY11: whatever comes, no device ever sees its read pointer move back. */
  async #expectForward(place: number, device: Device): Promise<void> {
    const pointer = (await device.read('chat', { chatId: this.#chatId, memberLimit: 0 }))?.lastReadSeq ?? 0;
    expect(pointer).toBeGreaterThanOrEqual(this.#pointers[place] ?? 0);
    this.#pointers[place] = pointer;
  }

  async #write(device: Device): Promise<void> {
    const body = `message ${this.#written.length}`;
    const { messageId } = await device.client.call('sendMessage', { chatId: this.#chatId, body, replyToMessageId: null });
    this.#written.push({ id: messageId, body });
  }

  async #change(device: Device, change: (message: MessageView) => Promise<unknown>, fits: (message: MessageView) => boolean): Promise<void> {
    const candidates = (await this.#messages(device)).filter((message) => !message.isDeleted && message.type === 'text' && fits(message));
    if (candidates.length > 0) await change(this.#pick(candidates));
  }

  async #read(device: Device): Promise<void> {
    const seq = (await this.#messages(device)).findLast((message) => message.seq !== null)?.seq ?? 0;
    await device.client.call('markRead', { chatId: this.#chatId, seq: Math.max(0, seq - this.#below(4)) });
  }

  async #mend(device: Device): Promise<void> {
    device.network.mend();
    await device.client.call('reconnectNow', {});
  }

  #loseNextFrame(device: Device): void {
    let isLost = false;
    device.network.onDown = () => {
      if (isLost) return true;
      isLost = true;
      return false;
    };
  }

  async #dumps(): Promise<{ id: string; seq: number | null; body: string; isDeleted: boolean; reactions: string[] }[][]> {
    const lists = await Promise.all(this.#devices.map((device) => this.#messages(device)));
    return lists.map((messages) => messages.map(({ id, seq, body, isDeleted, reactions }) => ({
      id, seq, body, isDeleted, reactions: reactions.map(({ emoji, count, names }) => `${emoji} ${count} ${names.toSorted((one, other) => one.localeCompare(other)).join(', ')}`).toSorted((one, other) => one.localeCompare(other)),
    })));
  }

  async #messages(device: Device): Promise<MessageView[]> {
    return (await device.read('messages', this.#window())).messages;
  }

  #window() {
    return { chatId: this.#chatId, anchorSeq: null, before: 500, after: 0 };
  }

  #place(message: MessageView): { chatId: string; messageId: string } {
    return { chatId: this.#chatId, messageId: message.id };
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)];
    if (item === undefined) throw new RangeError('There is nothing to pick from');
    return item;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }
}

/** SY11, counted anew from what is shown. */
function countUnread(messages: readonly MessageView[], chat: ChatDetail): number {
  return messages.filter((message) => (message.seq ?? 0) > chat.lastReadSeq && !message.isOwn && !message.isDeleted && message.type !== 'system').length;
}

/** Mulberry32: small, fast, and the same everywhere. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
