import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAccount } from '#backend/account/account-file';
import { createUser } from '#server/accounts/create-user';
import { ensureOrganization } from '#server/accounts/ensure-organization';
import { hashToken, newToken } from '#server/accounts/tokens';
import { prepareDatabase } from '#server/prepare-database';
import { openSqlDatabase } from '#server/store/open-sql-database';
import type { SqlWriter } from '#server/store/sql-database';
import { newId } from '#shared/domain/ids';
import { startServerProcess } from './server-process.ts';
import { ServerClient } from '../../system/support/server-client.ts';

/** A person with devices that are signed in: each token is one device's. */
interface StagePerson {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly tokens: readonly [string, ...string[]];
}

/** What every row starts from: an organization with three people in one group, made once and copied for each case. */
export interface Stage {
  readonly folder: string;
  readonly organizationId: string;
  readonly chatId: string;
  readonly ada: StagePerson;
  readonly ben: StagePerson;
  readonly cleo: StagePerson;
  /** A new copy of the server's data, to be broken. */
  copyData(): string;
  /** A new empty folder; below `parent` when one is given. */
  makeFolder(name: string): string;
  /** A new profile on which this person's device is signed in. */
  makeProfile(person: StagePerson, serverUrl: string, options?: { device?: number; folder?: string }): string;
  close(): void;
}

const organizationName = 'Blue Harbour';
const devicesPerPerson = 8;

interface People {
  readonly organizationId: string;
  readonly people: readonly [StagePerson, StagePerson, StagePerson];
}

interface Template extends People {
  readonly folder: string;
  readonly chatId: string;
}

let template: Promise<Template> | null = null;

/** Makes the organization through the product's own code, and a group through a server of its own; once in a process. */
async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-faults-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await prepareDatabase({ databaseUrl: null, dataDir: folder, organizationName }, Date.now());
  const { organizationId, people } = await addPeople(folder);
  const [ada, ben, cleo] = people;
  return { folder, organizationId, people, chatId: await makeGroup(folder, ada, [ben, cleo]) };
}

/** Gives a row its own place to work in, with the organization to begin from. */
export async function createStage(): Promise<Stage> {
  template ??= makeTemplate();
  const { folder: templateFolder, organizationId, people: [ada, ben, cleo], chatId } = await template;
  const folder = mkdtempSync(join(tmpdir(), 'hallway-faults-'));
  let copies = 0;
  const makeFolder = (name: string): string => mkdtempSync(join(folder, `${name}-${(copies += 1)}-`));
  return {
    folder, organizationId, chatId, ada, ben, cleo, makeFolder,
    copyData() {
      const copy = makeFolder('data');
      cpSync(templateFolder, copy, { recursive: true });
      return copy;
    },
    makeProfile(person, serverUrl, { device = 0, folder: given } = {}) {
      const profile = given ?? makeFolder('profile');
      writeAccount(join(profile, 'account.json'), {
        serverUrl, email: person.email, userId: person.userId, displayName: person.name, organizationId, organizationName,
        protectedToken: person.tokens[device] ?? null, storeName: storeName(), isDemo: false,
      });
      return profile;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The store's name in every profile of a stage. */
function storeName(): string {
  return 'store';
}

/** The store file of a profile that {@link Stage.makeProfile} made. */
export function storeFileOf(profileFolder: string): string {
  return join(profileFolder, 'stores', `${storeName()}.sqlite`);
}

async function addPeople(dataDir: string): Promise<People> {
  const database = openSqlDatabase({ databaseUrl: null, dataDir });
  const added = await database.transaction(async (writer) => {
    const { id: organizationId } = await ensureOrganization(writer, { name: organizationName, nowMs: Date.now() });
    const add = (name: string): Promise<StagePerson> => addPerson(writer, organizationId, name);
    return { organizationId, people: [await add('Ada Brandt'), await add('Ben Ortiz'), await add('Cleo Marsh')] as const };
  });
  await database.close();
  return added;
}

async function addPerson(writer: SqlWriter, organizationId: string, name: string): Promise<StagePerson> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const userId = await createUser(writer, { organizationId, email, displayName: name, role: 'member', passwordHash: null, nowMs: Date.now() });
  const tokens = await addDevices(writer, userId, devicesPerPerson);
  const [first] = tokens;
  if (first === undefined) throw new Error('A person needs a device');
  return { name, email, userId, tokens: [first, ...tokens.slice(1)] };
}

/** Signs in so many devices of a person, without the slow check of a password; gives their tokens. */
export async function addDevices(writer: SqlWriter, userId: string, count: number): Promise<string[]> {
  const tokens = Array.from({ length: count }, newToken);
  for (const token of tokens) {
    await writer.run('INSERT INTO devices (id, user_id, token_hash, name, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?)', [newId(), userId, hashToken(token), 'a device', Date.now(), Date.now()]);
  }
  return tokens;
}

async function makeGroup(dataDir: string, owner: StagePerson, others: readonly StagePerson[]): Promise<string> {
  const server = await startServerProcess(dataDir);
  const { client } = await ServerClient.greet(server.url, owner.tokens[0]);
  const chatId = newId();
  const result = await client.act({ kind: 'chat.createGroup', chatId, name: 'Harbour', topic: null, memberIds: others.map(({ userId }) => userId) });
  client.close();
  await server.stop();
  if (result.status !== 'done') throw new Error(`The group was not made: ${JSON.stringify(result)}`);
  return chatId;
}
