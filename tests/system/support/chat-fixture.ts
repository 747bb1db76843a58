import type { EntityManager } from 'typeorm';
import { Chat } from '#shared/database/entities/chat.entity';
import { ChatMember } from '#shared/database/entities/chat-member.entity';
import { Message } from '#shared/database/entities/message.entity';
import { MessageReaction } from '#shared/database/entities/message-reaction.entity';
import { Organization } from '#shared/database/entities/organization.entity';
import { OrganizationFeature } from '#shared/database/entities/organization-feature.entity';
import { PackageFeature } from '#shared/database/entities/package-feature.entity';
import { User } from '#shared/database/entities/user.entity';
import { newId } from '#shared/domain/ids';

const createdAt = 1764100000000;
const times = { createdAt, updatedAt: createdAt };

/** Adds an organization whose plan has everything that is sold; gives its id. */
export async function addOrganization(manager: EntityManager): Promise<string> {
  const organizationId = newId();
  await manager.insert(Organization, { id: organizationId, name: 'Example', slug: organizationId, ...times });
  for (const { id } of await manager.find(PackageFeature)) {
    await manager.insert(OrganizationFeature, { organizationId, packageFeatureId: id, ...times });
  }
  return organizationId;
}

/** Fills the database with people and chats: two per person, each with messages and a reaction. */
export async function addChats(manager: EntityManager, userCount = 5): Promise<void> {
  const organizationId = await addOrganization(manager);
  for (let number = 0; number < userCount; number += 1) {
    const user = { id: newId(), organizationId, email: `person${String(number)}@example.org`, displayName: `Person ${String(number)}` };
    await insertGiven(manager, User, { ...user, ...times });
    await addGroup(manager, organizationId, user.id);
    await addGroup(manager, organizationId, user.id);
  }
}

async function addGroup(manager: EntityManager, organizationId: string, userId: string): Promise<void> {
  const chatId = newId();
  await insertGiven(manager, Chat, { id: chatId, organizationId, kind: 'group', name: 'Group', createdById: userId, ...times });
  await insertGiven(manager, ChatMember, { chatId, userId, organizationId, role: 'owner', joinedAt: createdAt });
  for (let seq = 1; seq <= 10; seq += 1) {
    const message = { id: newId(), organizationId, chatId, senderId: userId, seq, body: `Message ${String(seq)}`, createdAt };
    await insertGiven(manager, Message, message);
    if (seq === 1) {
      await manager.insert(MessageReaction, { messageId: message.id, userId, emoji: '👍', organizationId, chatId, createdAt });
    }
  }
}

/** Names only the columns that are given: those of later migrations may not be there yet. */
async function insertGiven<Row extends object>(manager: EntityManager, entity: new () => Row, row: Partial<Row>): Promise<void> {
  await manager.createQueryBuilder().insert().into(entity, Object.keys(row)).values(row as never).updateEntity(false).execute();
}
