import type { MembershipChange } from '../core/foreign-changes.ts';
import type { Session } from './session.ts';

/** All sessions, found by person, chat, organization and device without a walk over everybody. */
export class SessionRegistry {
  readonly #byId = new Map<number, Session>();
  readonly #byUser = new Map<string, Set<Session>>();
  readonly #byChat = new Map<string, Set<Session>>();

  add(session: Session): void {
    this.#byId.set(session.id, session);
    put(this.#byUser, session.userId, session);
    for (const chatId of session.chatIds) put(this.#byChat, chatId, session);
  }

  remove(session: Session): void {
    this.#byId.delete(session.id);
    take(this.#byUser, session.userId, session);
    for (const chatId of session.chatIds) take(this.#byChat, chatId, session);
  }

  /** The person's sessions are told of the chat from now on, if they may see chats. */
  join(chatId: string, userId: string): void {
    for (const session of this.viewersOf(userId)) {
      session.chatIds.add(chatId);
      put(this.#byChat, chatId, session);
    }
  }

  follow({ chatId, userId, isIn }: MembershipChange): void {
    if (isIn) this.join(chatId, userId);
    else this.leave(chatId, userId);
  }

  /** Nothing of any chat reaches the person's sessions from now on: they may not see chats any more. */
  leaveAll(userId: string): void {
    for (const session of this.ofUser(userId)) for (const chatId of session.chatIds) this.leave(chatId, userId);
  }

  /** SY9: nothing of the chat reaches the person's sessions from now on. */
  leave(chatId: string, userId: string): void {
    for (const session of this.ofUser(userId)) {
      session.chatIds.delete(chatId);
      take(this.#byChat, chatId, session);
    }
  }

  find(sessionId: number): Session | undefined {
    return this.#byId.get(sessionId);
  }

  all(): Iterable<Session> {
    return this.#byId.values();
  }

  ofUser(userId: string): ReadonlySet<Session> {
    return this.#byUser.get(userId) ?? none;
  }

  /** The person's sessions, as long as they may see chats. */
  viewersOf(userId: string): Session[] {
    return [...this.ofUser(userId)].filter((session) => session.maySee);
  }

  ofChat(chatId: string): ReadonlySet<Session> {
    return this.#byChat.get(chatId) ?? none;
  }

  ofOrganization(organizationId: string): Session[] {
    return [...this.#byId.values()].filter((session) => session.organizationId === organizationId);
  }

  isOnline(userId: string): boolean {
    return this.#byUser.has(userId);
  }

  userIds(): string[] {
    return [...this.#byUser.keys()];
  }

  count(): number {
    return this.#byId.size;
  }
}

const none: ReadonlySet<Session> = new Set();

function put(index: Map<string, Set<Session>>, key: string, session: Session): void {
  const sessions = index.get(key);
  if (sessions === undefined) index.set(key, new Set([session]));
  else sessions.add(session);
}

function take(index: Map<string, Set<Session>>, key: string, session: Session): void {
  const sessions = index.get(key);
  if (sessions?.delete(session) === true && sessions.size === 0) index.delete(key);
}
