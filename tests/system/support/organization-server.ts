import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '#server/accounts/create-user';
import { ensureOrganization, createOrganization } from '#server/accounts/ensure-organization';
import { hashPassword } from '#server/accounts/password-hasher';
import type { ServerConfig } from '#server/config/server-config';
import type { BuiltInRoleSlug } from '#server/database/seeds/roles.seed';
import { startServer, type RunningServer } from '#server/start-server';
import { openSqlDatabase } from '#server/store/open-sql-database';
import type { SqlDatabase } from '#server/store/sql-database';
import { signInResponseSchema } from '#shared/protocol/http/sign-in';
import type { Logger } from '#shared/runtime/logger';
import { ServerClient } from './server-client.ts';

export const password = 'a long enough password';
const ignore = (): void => undefined;
const silent: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silent };

export interface KnownPerson {
  readonly userId: string;
  readonly email: string;
}

/** A real server on its own database, with the means to add people and look into it. */
export interface OrganizationServer {
  readonly url: string;
  readonly dataDir: string;
  readonly database: SqlDatabase;
  addPerson(name: string, options?: { role?: BuiltInRoleSlug; organizationName?: string }): Promise<KnownPerson>;
  signIn(person: KnownPerson): Promise<string>;
  /** A connected client of this person, after its welcome. */
  greet(person: KnownPerson, cursor?: number): Promise<ServerClient>;
  restart(): Promise<void>;
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

export async function startOrganizationServer(databaseUrl: string | null = null, settings: Partial<ServerConfig> = {}): Promise<OrganizationServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hallway-server-'));
  const config: ServerConfig = { host: '127.0.0.1', port: 0, dataDir, databaseUrl, organizationName: 'Blue Harbour', tls: null, logLevel: 'silent', ...settings };
  let server: RunningServer = await startServer(config, { logger: silent });
  const { port, url } = server;
  const database = openSqlDatabase({ databaseUrl, dataDir });
  const passwordHash = await hashPassword(password);
  const clients: ServerClient[] = [];

  const organization: OrganizationServer = {
    url,
    dataDir,
    database,
    async addPerson(name, { role = 'member', organizationName } = {}) {
      const nowMs = Date.now();
      return database.transaction(async (writer) => {
        const home = organizationName === undefined
          ? await ensureOrganization(writer, { name: 'Blue Harbour', nowMs })
          : ((await writer.get<{ id: string }>('SELECT id FROM organizations WHERE name = ?', [organizationName])) ?? (await createOrganization(writer, { name: organizationName, nowMs })));
        const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
        return { email, userId: await createUser(writer, { organizationId: home.id, email, displayName: name, role, passwordHash, nowMs }) };
      });
    },
    async signIn(person) {
      const response = await fetch(`${url}/api/sign-in`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: person.email, password, deviceName: 'a test' }),
      });
      return signInResponseSchema.parse(await response.json()).token;
    },
    async greet(person, cursor = 0) {
      const { client } = await ServerClient.greet(url, await organization.signIn(person), cursor);
      clients.push(client);
      return client;
    },
    stopServer: () => server.stop(),
    async restart() {
      await server.stop();
      server = await startServer({ ...config, port }, { logger: silent });
    },
    async close() {
      for (const client of clients) client.close();
      await database.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return organization;
}
