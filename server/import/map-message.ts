import { limits } from '#shared/domain/limits';
import { emojiNamed } from './emoji-names.ts';
import type { MappedDetails, MappedFile, MappedMessage, MappedReaction, Skipped } from './mapped-message.ts';
import type { SlackAttachment, SlackFile, SlackMessage } from './slack-schemas.ts';
import { linkText } from './slack-link.ts';
import { decodeEntities, plainText, splitText, withoutUnstorable, type SlackNames } from './slack-text.ts';

/** What one message of an export becomes: usually one message, several when it is very long, none when it is left out. */
export interface MappingResult {
  readonly messages: readonly MappedMessage[];
  readonly skipped: readonly Skipped[];
}

/** What a channel tells of itself; nobody misses it after the move. */
const channelEvents = new Set([
  'channel_purpose', 'channel_archive', 'channel_unarchive', 'channel_canvas_updated', 'channel_convert_to_private', 'channel_convert_to_public',
  'channel_posting_permissions', 'group_purpose', 'group_archive', 'group_unarchive', 'pinned_item', 'unpinned_item', 'bot_add', 'bot_remove',
  'bot_enable', 'bot_disable', 'huddle_thread', 'sh_room_created', 'tabbed_canvas_updated', 'message_deleted', 'message_changed',
]);

/** Where a file of the export lies in its archive, by Slack's id; null for one that is only named. */
export type FindFile = (fileId: string) => string | null;

const nowhere: FindFile = () => null;

/** Decides what a message of a Slack export becomes here. */
export function mapMessage(message: SlackMessage, names: SlackNames, findFile: FindFile = nowhere): MappingResult {
  const subtype = message.subtype ?? '';
  if (channelEvents.has(subtype)) return { messages: [], skipped: [{ reason: 'channel event', count: 1 }] };
  const senderKey = senderOf(message);
  if (senderKey === null) return { messages: [], skipped: [{ reason: 'message without a sender', count: 1 }] };
  const root = rootOf(message);
  const whole: MappedMessage = {
    key: message.ts,
    senderKey,
    senderName: message.user_profile?.real_name ?? message.user_profile?.display_name ?? message.username ?? null,
    body: '',
    details: systemDetails(message, senderKey, names),
    createdAtMs: timestampMs(message.ts),
    editedAtMs: message.edited === undefined ? null : timestampMs(message.edited.ts),
    isDeleted: subtype === 'tombstone',
    continues: null,
    root,
    isInChat: root === null || subtype === 'thread_broadcast',
    namedKeys: namedIn(message.text ?? ''),
    reactions: [],
    files: [],
  };
  if (whole.details !== null || whole.isDeleted) return { messages: [whole], skipped: [] };
  const { reactions, skipped } = mapReactions(message);
  const [first = '', ...others] = splitText(bodyOf(message, names, findFile), limits.messageBodyLength);
  const continued = others.map((body, index) => ({ ...whole, key: `${message.ts}#${String(index + 2)}`, body, continues: { key: message.ts, body: first } }));
  return { messages: [{ ...whole, body: first, reactions, files: carriedFiles(message, findFile) }, ...continued], skipped };
}

function namedIn(text: string): string[] {
  return [...new Set([...text.matchAll(/<@([A-Z0-9]+)(?:\|[^<>\n]*)?>/g)].map(([, key = '']) => key))];
}

/** Slack's seconds with decimals as UTC milliseconds; the decimals are read as text, so none is lost to rounding. */
export function timestampMs(timestamp: string): number {
  const [seconds = '0', fraction = ''] = timestamp.split('.');
  return Number(seconds) * 1_000 + Number(fraction.padEnd(6, '0').slice(0, 3));
}

/** Orders two timestamps; they may differ in microseconds only. */
export function compareTimestamps(left: string, right: string): number {
  const [leftSeconds = '', leftFraction = ''] = left.split('.');
  const [rightSeconds = '', rightFraction = ''] = right.split('.');
  return Number(leftSeconds) - Number(rightSeconds) || Number(leftFraction.padEnd(6, '0')) - Number(rightFraction.padEnd(6, '0'));
}

/** Bots have a user where the workspace is new enough, else only the id of the bot. */
function senderOf({ user, bot_id: botId }: SlackMessage): string | null {
  if (user !== undefined && user !== '') return user;
  return botId !== undefined && botId !== '' ? botId : null;
}

function rootOf({ ts, thread_ts: threadTs }: SlackMessage): MappedMessage['root'] {
  // A root names itself; one that lies in the future is a mistake of the exporting tool.
  if (threadTs === undefined || compareTimestamps(threadTs, ts) >= 0) return null;
  return { key: threadTs, createdAtMs: timestampMs(threadTs) };
}

function systemDetails(message: SlackMessage, senderKey: string, names: SlackNames): MappedDetails | null {
  switch (message.subtype ?? '') {
    case 'channel_join':
    case 'group_join':
      return { kind: 'members_added', userIds: [senderKey] };
    case 'channel_leave':
    case 'group_leave':
      return { kind: 'member_left' };
    case 'channel_topic':
    case 'group_topic':
      return { kind: 'topic_changed', topic: plainText(message.topic ?? '', names).slice(0, limits.chatTopicLength) };
    case 'channel_name':
    case 'group_name':
      return { kind: 'group_renamed', name: (message.name ?? '').slice(0, limits.chatNameLength) };
    default:
      return null;
  }
}

/** As many as a message may have; the others stay lines of its text. */
function carriedFiles(message: SlackMessage, findFile: FindFile): MappedFile[] {
  return message.files.flatMap((file) => {
    const path = pathOf(file, findFile);
    return path === null ? [] : [{ path, name: file.name ?? file.title ?? 'File' }];
  }).slice(0, limits.filesPerMessage);
}

function pathOf(file: SlackFile, findFile: FindFile): string | null {
  return file.id === undefined ? null : findFile(file.id);
}

function bodyOf(message: SlackMessage, names: SlackNames, findFile: FindFile): string {
  const carried = new Set(message.files.filter((file) => pathOf(file, findFile) !== null).slice(0, limits.filesPerMessage));
  const text = plainText(message.text ?? '', names);
  const lines = text === '' ? message.attachments.flatMap((attachment) => attachmentLines(attachment, names)) : [text];
  return [...lines, ...message.files.filter((file) => !carried.has(file)).map(fileLine)].join('\n');
}

/** Programs often write nothing but attachments; where there is a text, they are previews of its links. */
function attachmentLines(attachment: SlackAttachment, names: SlackNames): string[] {
  const [pretext, title, text, fallback] = [attachment.pretext, attachment.title, attachment.text, attachment.fallback].map((line) => plainText(line ?? '', names));
  const linked = attachment.title_link === undefined ? title : linkText(withoutUnstorable(decodeEntities(attachment.title_link)), title ?? '');
  const lines = [pretext ?? '', linked ?? '', text ?? ''].filter((line) => line !== '');
  return lines.length > 0 ? lines : [fallback ?? ''];
}

function fileLine(file: SlackFile): string {
  const name = file.name ?? file.title ?? 'File';
  const address = file.permalink ?? file.url_private;
  return address === undefined || file.mode === 'tombstone' ? `📎 ${name} (no longer available)` : `📎 ${name}: ${address}`;
}

function mapReactions(message: SlackMessage): { reactions: MappedReaction[]; skipped: Skipped[] } {
  const reactions = new Map<string, MappedReaction>();
  const emojis = new Set<string>();
  const skipped: Skipped[] = [];
  for (const { name, users, count } of message.reactions) {
    const emoji = emojiNamed(name) ?? shortened(name);
    if (emojis.size === limits.reactionsPerMessage && !emojis.has(emoji)) {
      skipped.push({ reason: 'reaction beyond the limit', count: users.length });
      continue;
    }
    emojis.add(emoji);
    for (const personKey of users) reactions.set(`${personKey} ${emoji}`, { emoji, personKey });
    // Slack names only some people of a popular reaction.
    if (count !== undefined && count > users.length) skipped.push({ reason: 'reaction of nobody named', count: count - users.length });
  }
  return { reactions: [...reactions.values()], skipped };
}

/** An emoji of the workspace's own stands as its name. */
function shortened(name: string): string {
  return `:${name.slice(0, limits.emojiLength - 2)}:`;
}
