/**
 * The version of the wire protocol this build speaks, and the oldest it still understands.
 * Raise `current` with every change of a frame's schema (a test compares the schemas' hash) and write a line below.
 *
 * 1 – first version: sign-in, commands, pull, push, history, typing, presence.
 * 2 – calls: their rows, commands, signals, pulses and ICE servers.
 * 3 – files in messages: uploads, downloads, attachments of `message.send`, `maxFileBytes` in `access`.
 * 4 – files from a colleague nearby: `nearAsk`, `nearReply`, `nearSignal` and their answers.
 * 5 – threads, pinned and saved messages, chats marked unread, archived and deleted groups; what a person wants on all of their devices.
 */
export const protocolVersion = { current: 5, floor: 1 } as const;
