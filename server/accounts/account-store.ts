import { newId } from '#shared/domain/ids';
import { idLists } from '../store/id-lists.ts';
import type { SqlDatabase } from '../store/sql-database.ts';

export interface StoredCredential {
  readonly userId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly isActive: boolean;
}

export interface SignedInDevice {
  readonly deviceId: string;
  readonly userId: string;
}

export interface ListedDevice {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly lastSeenAt: number;
}

/** Credentials and devices. Tokens and passwords come and go as hashes only. */
export class AccountStore {
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** What a sign-in is checked against, or null for an unknown address. */
  async findCredential(emailKey: string): Promise<StoredCredential | null> {
    const row = await this.#database.get<{ user_id: string; organization_id: string; name: string; display_name: string; password_hash: string; status: string }>(
      `SELECT credentials.user_id, users.organization_id, organizations.name, users.display_name, credentials.password_hash, users.status
       FROM credentials JOIN users ON users.id = credentials.user_id JOIN organizations ON organizations.id = users.organization_id
       WHERE credentials.email_key = ?`,
      [emailKey],
    );
    if (row === undefined) return null;
    return {
      userId: row.user_id,
      organizationId: row.organization_id,
      organizationName: row.name,
      displayName: row.display_name,
      passwordHash: row.password_hash,
      isActive: row.status === 'active',
    };
  }

  /** Remembers a device that signed in; gives its id. */
  async addDevice(device: { userId: string; tokenHash: string; name: string; nowMs: number }): Promise<string> {
    const id = newId();
    await this.#database.transaction(async (writer) => {
      await writer.run('INSERT INTO devices (id, user_id, token_hash, name, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)', [
        id, device.userId, device.tokenHash, device.name, device.nowMs, device.nowMs,
      ]);
    });
    return id;
  }

  /** Whose device has this token, or null when it was never given, was revoked, or its person is not active. */
  async findDevice(tokenHash: string): Promise<SignedInDevice | null> {
    const row = await this.#database.get<{ id: string; user_id: string }>(
      `SELECT devices.id, devices.user_id FROM devices JOIN users ON users.id = devices.user_id
       WHERE devices.token_hash = ? AND devices.revoked_at IS NULL AND users.status = 'active'`,
      [tokenHash],
    );
    return row === undefined ? null : { deviceId: row.id, userId: row.user_id };
  }

  /** Notes that these devices were there now. */
  async touchDevices(deviceIds: readonly string[], nowMs: number): Promise<void> {
    await this.#database.transaction(async (writer) => {
      for (const { places, ids } of idLists(deviceIds)) await writer.run(`UPDATE devices SET last_seen_at = ? WHERE id IN (${places})`, [nowMs, ...ids]);
    });
  }

  /** The devices a person is signed in on, newest first. */
  async listDevices(userId: string): Promise<ListedDevice[]> {
    const rows = await this.#database.all<{ id: string; name: string; created_at: number; last_seen_at: number }>(
      'SELECT id, name, created_at, last_seen_at FROM devices WHERE user_id = ? AND revoked_at IS NULL ORDER BY created_at DESC',
      [userId],
    );
    return rows.map((row) => ({ id: row.id, name: row.name, createdAt: row.created_at, lastSeenAt: row.last_seen_at }));
  }

  /** Ends a device's token for good; false when the person has no such device. */
  async revokeDevice(userId: string, deviceId: string, nowMs: number): Promise<boolean> {
    const changed = await this.#database.transaction((writer) =>
      writer.run('UPDATE devices SET revoked_at = ? WHERE id = ? AND user_id = ? AND revoked_at IS NULL', [nowMs, deviceId, userId]),
    );
    return changed > 0;
  }

  /** Which of these devices may not be connected any more. */
  async findEndedDevices(deviceIds: readonly string[]): Promise<string[]> {
    const ended: string[] = [];
    for (const { places, ids } of idLists(deviceIds)) {
      const rows = await this.#database.all<{ id: string }>(
        `SELECT devices.id FROM devices JOIN users ON users.id = devices.user_id
         WHERE devices.id IN (${places}) AND (devices.revoked_at IS NOT NULL OR users.status <> 'active')`,
        ids,
      );
      ended.push(...rows.map((row) => row.id));
    }
    return ended;
  }
}
