import type { NewPerson } from './person-directory.ts';
import type { SlackChannel, SlackUser } from './slack-schemas.ts';
import type { ChatStatus } from '#shared/database/enums';
import { limits } from '#shared/domain/limits';
import { personStatusSchema, timeZoneSchema, type PersonStatus } from '#shared/protocol/primitives';
import { emojiNamed } from './emoji-names.ts';
import { decodeEntities } from './slack-text.ts';

const nameLength = 120;

/** A member of the workspace as a person here: the full name where there is one, because handles mean little to colleagues. */
export function mapPerson(user: SlackUser): NewPerson {
  const { profile } = user;
  const name = [user.real_name, profile?.real_name, profile?.display_name, user.name].map((candidate) => cleanLine(candidate)).find((line) => line !== '');
  return {
    key: user.id,
    email: validEmail(profile?.email),
    displayName: name ?? user.id,
    title: cleanLine(profile?.title) || null,
    timeZone: timeZoneSchema.safeParse(cleanLine(user.tz)).data ?? null,
    pronouns: cleanLine(profile?.pronouns, limits.pronounsLength) || null,
    status: user.deleted === true ? null : mapStatus(profile),
    isActive: user.deleted !== true,
  };
}

/** What somebody says they do; a sign that has no emoji here is left out, a status without any end has `0` there. */
function mapStatus(profile: SlackUser['profile']): PersonStatus | null {
  const emoji = emojiNamed((profile?.status_emoji ?? '').replaceAll(/^:|:$/g, ''));
  const expiresAt = profile?.status_expiration ?? 0;
  const status = { emoji, text: cleanLine(decodeEntities(profile?.status_text ?? ''), limits.statusTextLength), until: expiresAt > 0 ? Math.floor(expiresAt) * 1_000 : null };
  return personStatusSchema.safeParse(status).data ?? null;
}

/** Somebody who wrote or is named in a channel and is missing from the list of people: a bot, a guest, a former member. */
export function missingPerson(key: string, name: string | null): NewPerson {
  return { key, email: null, displayName: cleanLine(name ?? '') || cleanLine(`Former member ${key}`), title: null, timeZone: null, pronouns: null, status: null, isActive: false };
}

/** What a conversation of the export becomes; the people in it still have the export's names. */
export interface MappedChat {
  readonly key: string;
  /** The export's folder of it. */
  readonly folders: readonly string[];
  readonly kind: 'direct' | 'group';
  readonly name: string;
  readonly topic: string | null;
  readonly description: string | null;
  readonly status: ChatStatus;
  readonly creatorKey: string | null;
  readonly memberKeys: readonly string[];
  readonly createdAtMs: number | null;
}

/**
 * Decides what a conversation becomes: a direct message between two people a direct chat, everything else a group
 * (also a direct message to oneself, because a direct chat needs two).
 * @param personName gives the name of a member, to name conversations that have none
 */
export function mapChat(channel: SlackChannel, isUnnamed: boolean, personName: (key: string) => string): MappedChat {
  const memberKeys = [...new Set((channel.members ?? []).filter((key) => key !== ''))];
  const isDirect = isUnnamed && memberKeys.length === 2 && channel.id.startsWith('D');
  const ownName = isUnnamed ? '' : cleanLine(channel.name);
  const people = memberKeys.map(personName).join(', ') || channel.id;
  const topic = cleanLine(decodeEntities(channel.topic?.value ?? ''), limits.chatTopicLength);
  const purpose = decodeEntities(channel.purpose?.value ?? '');
  const unnamed = memberKeys.length === 1 ? `Notes of ${people}` : people;
  return {
    key: channel.id,
    folders: [channel.name, channel.id].filter((folder): folder is string => folder !== undefined && folder !== ''),
    kind: isDirect ? 'direct' : 'group',
    name: cleanLine(ownName || unnamed, limits.chatNameLength),
    topic: topic || cleanLine(purpose, limits.chatTopicLength) || null,
    description: topic === '' ? null : cleanLine(purpose, limits.chatDescriptionLength) || null,
    status: channel.is_archived === true ? 'archived' : 'active',
    creatorKey: channel.creator === undefined || channel.creator === '' ? null : channel.creator,
    memberKeys,
    createdAtMs: channel.created === undefined || channel.created <= 0 ? null : Math.floor(channel.created) * 1_000,
  };
}

/** One line without characters that databases refuse, and no longer than the column. */
function cleanLine(text: string | undefined, maximumLength = nameLength): string {
  const line = (text ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  return line.slice(0, maximumLength).toWellFormed();
}

function validEmail(email: string | undefined): string | null {
  const address = (email ?? '').trim().toLowerCase();
  return address.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(address) ? address : null;
}
