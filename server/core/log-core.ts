import type { Clock } from '#shared/runtime/clock';
import type { Access } from '#shared/protocol/down/access';
import { can } from '#shared/domain/can';
import { HallwayError } from '#shared/errors/hallway-error';
import type { SqlDatabase, SqlWriter } from '../store/sql-database.ts';
import { accessOf, ActorDirectory, type KnownActor } from './actor-directory.ts';
import { LiveCalls, readLiveCalls } from './calls/live-calls.ts';
import { toRosterCall, type RosterCall } from './calls/roster-call.ts';
import { ChatDirectory, readChatFacts } from './chat-directory.ts';
import { findDueMessages, type DueMessage } from './find-due-messages.ts';
import { readMembershipChanges, type ForeignChanges, type MembershipChange } from './foreign-changes.ts';
import { readChanges, type ChangesPage } from './read-changes.ts';
import { readFirstCopyPart, type FirstCopyPart } from './read-first-copy.ts';
import { readHistory, type HistoryPage, type HistoryRange } from './read-history.ts';
import { readSessionStart, type SessionStart } from './read-session.ts';
import { runOrganizationTick, takeLogHead, type CommandRequest, type OrganizationTick } from './tick.ts';

/** A person's rights, with what they mean for reading. */
export interface KnownAccess {
  readonly access: Access;
  /** Whether chats may be seen at all. */
  readonly maySee: boolean;
  /** Whether calls may be used at all. */
  readonly mayCall: boolean;
}

/** What a session starts with. Without the right to see there are no chats that it is told of. */
export interface OpenedSession extends SessionStart, KnownAccess {
  readonly organizationId: string;
}

/** The log of every organization of this server: the only code that reads and writes chats. */
export class LogCore {
  readonly #database: SqlDatabase;
  readonly #clock: Clock;
  readonly #actors = new ActorDirectory();
  readonly #chats = new ChatDirectory();
  readonly #calls = new LiveCalls();
  /** The head that this process last saw of each organization: another number means that another process wrote. */
  readonly #heads = new Map<string, number>();
  /** At first as well: the process before may have ended between a deletion and its erasing. */
  #hasDeletedText = true;

  constructor(database: SqlDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Applies commands in their order in one transaction (SY1, ADR 0006). Nothing is told to anybody before it resolves.
   * @throws what the database threw; then nothing happened, and the commands may be sent again
   */
  async tick(requests: readonly CommandRequest[]): Promise<OrganizationTick[]> {
    try {
      return await this.#database.transaction(async (writer) => {
        const ticks: OrganizationTick[] = [];
        for (const [organizationId, group] of await this.#groupByOrganization(requests)) {
          const baseHead = await takeLogHead(writer, organizationId);
          const foreignMemberships = await this.#noticeOtherWriters(writer, organizationId, baseHead);
          const parts = { writer, actors: this.#actors, chats: this.#chats, calls: this.#calls, nowMs: this.#clock.nowMs(), baseHead };
          ticks.push({ ...(await runOrganizationTick(parts, organizationId, group)), foreignMemberships });
        }
        return ticks;
      }).then((ticks) => this.#remember(ticks));
    } catch (error) {
      // What the handlers noted of chats may be of the transaction that is undone.
      this.#chats.forget();
      this.#calls.forget();
      throw error;
    }
  }

  /**
   * Starts a session of a signed-in device.
   * @throws HallwayError `session_ended` when the device was signed out meanwhile
   */
  async openSession(userId: string, deviceId: string): Promise<OpenedSession> {
    const actor = await this.#actorFor(userId);
    const start = await readSessionStart(this.#database, { userId, deviceId });
    // From here on another process's changes are noticed as such, also before the first tick.
    if (!this.#heads.has(actor.organizationId)) this.#heads.set(actor.organizationId, start.head);
    const known = knownAccessOf(actor);
    return { ...start, ...known, organizationId: actor.organizationId, chatIds: known.maySee ? start.chatIds : [] };
  }

  /** What changed for a person after `since` (SY4). */
  async pull(userId: string, since: number): Promise<ChangesPage> {
    const actor = await this.#viewer(userId);
    return readChanges(this.#database, actor, { since, head: await this.#headOf(actor) });
  }

  /** A part of a first copy (SY13). */
  async pullFirstCopy(userId: string, part: string | null): Promise<FirstCopyPart> {
    const actor = await this.#viewer(userId);
    return readFirstCopyPart(this.#database, actor, { part, head: await this.#headOf(actor) });
  }

  /** The messages of a chat below a seq, newest first. */
  async history(userId: string, range: HistoryRange): Promise<HistoryPage> {
    await this.requireChat(userId, range.chatId, 'chat.view');
    return readHistory(this.#database, range);
  }

  /**
   * Asks the database and not the directory: that one may hold what a tick has not committed yet.
   * @throws HallwayError with the refusal's code when the person may not do this in the chat
   */
  async requireChat(userId: string, chatId: string, action: 'chat.view' | 'typing' | 'call.use'): Promise<void> {
    const actor = await this.#actorFor(userId);
    const decision = can(actor, action, await readChatFacts(this.#database, actor, chatId));
    if (!decision.allowed) throw new HallwayError(decision.code);
  }

  /** The calls that run, of every organization: what the sockets' thread starts with. */
  async readRoster(): Promise<RosterCall[]> {
    const organizations = await this.#database.all<{ id: string }>('SELECT id FROM organizations');
    const calls = await Promise.all(organizations.map(({ id }) => readLiveCalls(this.#database, id)));
    return calls.flat().map(toRosterCall);
  }

  /** What each of these people may do now, read anew. People who are not active (any more) are left out. */
  async readAccess(userIds: readonly string[]): Promise<Map<string, KnownAccess>> {
    const actors = await this.#actors.refresh(this.#database, userIds);
    // One object for all with the same rights: it is made, and crosses to the sockets' thread, once.
    const shared = new Map<ReadonlySet<string>, KnownAccess>();
    const accessFor = (actor: KnownActor): KnownAccess => {
      const access = shared.get(actor.permissions) ?? knownAccessOf(actor);
      shared.set(actor.permissions, access);
      return access;
    };
    return new Map([...actors.values()].filter((actor) => actor.isActive).map((actor) => [actor.userId, accessFor(actor)]));
  }

  /** What other processes wrote since the last look. */
  async findForeignChanges(): Promise<ForeignChanges[]> {
    // In turn with the ticks: between a tick's commit and its being remembered, our own changes would look like another's.
    return this.#database.transaction(async (writer) => {
      const logs = await writer.all<{ organization_id: string; head_change_seq: number }>('SELECT organization_id, head_change_seq FROM organization_logs');
      const changes: ForeignChanges[] = [];
      for (const { organization_id: organizationId, head_change_seq: head } of logs) {
        const known = this.#heads.get(organizationId);
        const memberships = await this.#noticeOtherWriters(writer, organizationId, head);
        this.#heads.set(organizationId, head);
        if (known !== undefined && known !== head) changes.push({ organizationId, head, memberships });
      }
      return changes;
    });
  }

  /** Another process wrote since: what is remembered of chats may be out of date, and people may have come or gone. */
  async #noticeOtherWriters(writer: SqlWriter, organizationId: string, head: number): Promise<MembershipChange[]> {
    const known = this.#heads.get(organizationId);
    if (known === head) return [];
    this.#chats.forget();
    return known === undefined ? [] : readMembershipChanges(writer, organizationId, known);
  }

  async #groupByOrganization(requests: readonly CommandRequest[]): Promise<Map<string, CommandRequest[]>> {
    const groups = new Map<string, CommandRequest[]>();
    for (const request of requests) {
      const actor = this.#actors.known(request.userId) ?? (await this.#actors.find(this.#database, request.userId));
      // People are never removed: without one there is no session either, and nobody to answer.
      if (actor === null) continue;
      const group = groups.get(actor.organizationId);
      if (group === undefined) groups.set(actor.organizationId, [request]);
      else group.push(request);
    }
    return groups;
  }

  /** The scheduled messages whose time has come. */
  findDueMessages(): Promise<DueMessage[]> {
    return findDueMessages(this.#database, this.#clock.nowMs());
  }

  /** SY8: what was deleted since the last time leaves the database's files too. */
  async eraseDeleted(): Promise<void> {
    if (!this.#hasDeletedText) return;
    this.#hasDeletedText = false;
    const isErased = (await this.#database.eraseOldVersions?.()) ?? true;
    if (!isErased) this.#hasDeletedText = true;
  }

  #remember(ticks: OrganizationTick[]): OrganizationTick[] {
    for (const tick of ticks) {
      this.#heads.set(tick.organizationId, tick.head);
      if (tick.changes.hasDeletedText) this.#hasDeletedText = true;
    }
    return ticks;
  }

  async #headOf(actor: Pick<KnownActor, 'organizationId'>): Promise<number> {
    const row = await this.#database.get<{ head_change_seq: number }>('SELECT head_change_seq FROM organization_logs WHERE organization_id = ?', [actor.organizationId]);
    return row?.head_change_seq ?? 0;
  }

  async #viewer(userId: string): Promise<KnownActor> {
    const actor = await this.#actorFor(userId);
    const decision = can(actor, 'organization.view', {});
    if (!decision.allowed) throw new HallwayError(decision.code);
    return actor;
  }

  async #actorFor(userId: string): Promise<KnownActor> {
    const actor = await this.#actors.find(this.#database, userId);
    if (actor === null || !actor.isActive) throw new HallwayError('session_ended');
    return actor;
  }
}

function knownAccessOf(actor: KnownActor): KnownAccess {
  return { access: accessOf(actor), maySee: can(actor, 'organization.view', {}).allowed, mayCall: can(actor, 'organization.call', {}).allowed };
}
