import type { SqlRow } from '../store/sql-database.ts';
import type { ImportTransaction } from './import-database.ts';
import { newId } from '#shared/domain/ids';
import type { PersonStatus } from '#shared/protocol/primitives';
import type { ChangeNumbers } from './change-numbers.ts';

/** Somebody of the export who is a person here. */
export interface KnownPerson {
  readonly userId: string;
  readonly displayName: string;
  readonly isActive: boolean;
}

/** Somebody to be added. */
export interface NewPerson {
  /** The export's id. */
  readonly key: string;
  /** Null where the export gives none, or none that is still free. */
  readonly email: string | null;
  readonly displayName: string;
  readonly title: string | null;
  readonly timeZone: string | null;
  readonly pronouns: string | null;
  /** Null where they say nothing, or nothing that can be told here. */
  readonly status: PersonStatus | null;
  readonly isActive: boolean;
}

/** What everything in an import belongs to. */
export interface ImportScope {
  readonly organizationId: string;
  /** The role that imported people get. */
  readonly memberRoleId: string;
  readonly nowMs: () => number;
}

export const importSource = 'slack';

/** The people of the export by the export's ids. */
export class PersonDirectory {
  readonly #scope: ImportScope;
  readonly #people = new Map<string, KnownPerson>();
  readonly #mappedUserIds = new Set<string>();
  addedCount = 0;

  constructor(scope: ImportScope) {
    this.#scope = scope;
  }

  get(key: string): KnownPerson | undefined {
    return this.#people.get(key);
  }

  /** Reads who was imported before. */
  async load(sql: ImportTransaction): Promise<void> {
    const rows = await sql.select<{ external_id: string; id: string; display_name: string; status: string }>(
      `SELECT "external_id", "users"."id", "display_name", "status" FROM "import_mappings"
       JOIN "users" ON "users"."id" = "internal_id"
       WHERE "import_mappings"."organization_id" = ? AND "source" = ? AND "kind" = 'person'`,
      [this.#scope.organizationId, importSource],
    );
    for (const row of rows) this.#know(row.external_id, { userId: row.id, displayName: row.display_name, isActive: row.status === 'active' });
  }

  /**
   * Adds those who are not there yet. Whoever has the e-mail address of a person here is that person, once; what that
   * person has here stays as it is. Gives the keys of those whose address was taken by somebody else of the export.
   */
  async add(sql: ImportTransaction, numbers: ChangeNumbers, people: readonly NewPerson[]): Promise<string[]> {
    const missing = people.filter(({ key }) => !this.#people.has(key));
    const byEmail = await this.#findByEmail(sql, missing);
    const users: SqlRow[] = [];
    const mappings: SqlRow[] = [];
    const conflicting: string[] = [];
    for (const person of missing) {
      if (this.#people.has(person.key)) continue;
      const email = person.email ?? madeUpEmail(person.key);
      const found = byEmail.get(email);
      const isTaken = found !== undefined && this.#mappedUserIds.has(found.userId);
      if (isTaken) conflicting.push(person.key);
      const known = found === undefined || isTaken ? { userId: newId(), displayName: person.displayName, isActive: person.isActive } : found;
      if (known !== found) users.push(this.#userRow({ ...person, email: isTaken ? madeUpEmail(person.key) : email }, known.userId, numbers.next()));
      byEmail.set(email, known);
      mappings.push({ organization_id: this.#scope.organizationId, source: importSource, kind: 'person', external_id: person.key, internal_id: known.userId });
      this.#know(person.key, known);
    }
    await sql.insert('users', users);
    await sql.insert('user_roles', users.map(({ id = null }) => ({ user_id: id, role_id: this.#scope.memberRoleId, created_at: this.#scope.nowMs() })));
    await sql.insert('import_mappings', mappings);
    this.addedCount += users.length;
    return conflicting;
  }

  #know(key: string, person: KnownPerson): void {
    this.#people.set(key, person);
    this.#mappedUserIds.add(person.userId);
  }

  async #findByEmail(sql: ImportTransaction, people: readonly NewPerson[]): Promise<Map<string, KnownPerson>> {
    const rows = await sql.selectListed<{ id: string; email: string; display_name: string; status: string }>(
      'SELECT "id", "email", "display_name", "status" FROM "users" WHERE "organization_id" = ? AND "email" IN listed',
      [this.#scope.organizationId],
      people.map(({ key, email }) => email ?? madeUpEmail(key)),
    );
    return new Map(rows.map((row) => [row.email, { userId: row.id, displayName: row.display_name, isActive: row.status === 'active' }]));
  }

  #userRow(person: NewPerson, userId: string, changeSeq: number): SqlRow {
    const nowMs = this.#scope.nowMs();
    return {
      id: userId,
      organization_id: this.#scope.organizationId,
      email: person.email,
      display_name: person.displayName,
      title: person.title,
      time_zone: person.timeZone,
      avatar_url: null,
      pronouns: person.pronouns,
      status_emoji: person.status?.emoji ?? null,
      status_text: person.status?.text ?? null,
      status_until: person.status?.until ?? null,
      status: person.isActive ? 'active' : 'deactivated',
      created_at: nowMs,
      updated_at: nowMs,
      change_seq: changeSeq,
    };
  }
}

/** An address that no mail can reach: `.invalid` is reserved for that. Nobody signs in with it until it is changed. */
function madeUpEmail(key: string): string {
  return `slack-${key.toLowerCase()}@import.invalid`;
}
