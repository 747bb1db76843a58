import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createUser } from '#server/accounts/create-user';
import { ensureOrganization } from '#server/accounts/ensure-organization';
import { hashPassword } from '#server/accounts/password-hasher';
import { openSqlDatabase } from '#server/store/open-sql-database';
import { launchBrowser, openWatchedPage } from './browser.ts';
import { findFreePort, startProgram, type RunningProgram } from './program.ts';

const organizationName = 'Blue Harbour';
/** Everybody's. */
const password = 'a long enough password';

/** A colleague who can sign in. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** One person's Hallway: a headless host with a profile of its own, and its page. */
export interface Client {
  readonly page: Page;
  readonly noise: string[];
  /** Stops the host and starts it again on the same profile; the page opens it anew. */
  restart(): Promise<void>;
  /** Kills the host as a power cut would, then starts it again on the same profile. */
  crash(): Promise<void>;
  /** Kills the host for good. */
  kill(): Promise<void>;
}

/** A real organization server, and as many clients as the test asks for. */
export interface Stage {
  readonly serverUrl: string;
  addPerson(name: string, role?: 'administrator' | 'member' | 'guest'): Promise<Person>;
  openClient(): Promise<Client>;
  openSignedIn(person: Person): Promise<Client>;
  /** Closes a client as a power cut would: its page and its host at once. */
  killClient(client: Client): Promise<void>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Closes all of it; fails when a page's console was not silent. */
  close(): Promise<void>;
}

interface StageOptions {
  /** For the browser, beside those it always has. */
  readonly browserArguments?: readonly string[];
  /** Run on each client's browser context before its page opens. */
  readonly prepare?: (context: BrowserContext) => Promise<unknown>;
  /** For the server, beside what it always has. */
  readonly serverEnvironment?: Readonly<Record<string, string>>;
}

/** Starts the server and a browser; everything lives in a temporary folder and on loopback. */
export async function createStage(options: StageOptions = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'hallway-stage-'));
  const port = await findFreePort();
  const dataDir = join(folder, 'server');
  const environment = { HALLWAY_PORT: String(port), HALLWAY_DATA: dataDir, HALLWAY_ORGANIZATION: organizationName, ...options.serverEnvironment };
  const hosts = new Set<RunningProgram>();
  const clients: Client[] = [];
  const [browser, firstServer, passwordHash] = await Promise.all([launchBrowser(options.browserArguments), startOrganizationServer(environment), hashPassword(password)]);
  let server = firstServer;

  const stage: Stage = {
    serverUrl: `http://127.0.0.1:${port}`,
    async addPerson(name, role = 'member') {
      const person = { name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.org`, password };
      const database = openSqlDatabase({ databaseUrl: null, dataDir });
      await database.transaction(async (writer) => {
        const organization = await ensureOrganization(writer, { name: environment.HALLWAY_ORGANIZATION, nowMs: Date.now() });
        await createUser(writer, { organizationId: organization.id, email: person.email, displayName: name, role, passwordHash, nowMs: Date.now() });
      });
      await database.close();
      return person;
    },
    async openClient() {
      const client = await openClient({ browser, hosts, profile: join(folder, `profile-${clients.length}`), prepare: options.prepare });
      clients.push(client);
      return client;
    },
    async openSignedIn(person) {
      const client = await stage.openClient();
      await signIn(client.page, stage.serverUrl, person);
      return client;
    },
    async killClient(client) {
      await Promise.all([client.kill(), client.page.close()]);
    },
    stopServer: () => server.stop(),
    async startServer() {
      server = await startOrganizationServer(environment);
    },
    async close() {
      await browser.close();
      await Promise.all([...hosts].map((host) => host.stop()));
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      const noise = clients.flatMap((client) => client.noise);
      if (noise.length > 0) throw new Error(`The console was not silent:\n${noise.join('\n')}`);
    },
  };
  return stage;
}

async function startOrganizationServer(environment: Readonly<Record<string, string>>): Promise<RunningProgram> {
  const server = startProgram('server/main.js', [], environment);
  const url = `http://127.0.0.1:${environment['HALLWAY_PORT'] ?? ''}/healthz`;
  const deadlineMs = Date.now() + 20_000;
  while (!(await isHealthy(url))) {
    if (Date.now() > deadlineMs) throw new Error(`The server did not start:\n${server.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return server;
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

interface ClientOptions {
  readonly browser: Browser;
  readonly hosts: Set<RunningProgram>;
  readonly profile: string;
  readonly prepare: StageOptions['prepare'];
}

async function openClient({ browser, hosts, profile, prepare }: ClientOptions): Promise<Client> {
  let host = startHost();
  const { page, noise } = await openWatchedPage(browser, await addressOf(host), prepare);
  return {
    page,
    noise,
    async restart() {
      await host.stop();
      await reopen();
    },
    async crash() {
      await host.kill();
      await reopen();
    },
    async kill() {
      hosts.delete(host);
      await host.kill();
    },
  };

  function startHost(): RunningProgram {
    const program = startProgram('electron/headless/main.js', ['--port', '0', '--profile', profile]);
    hosts.add(program);
    return program;
  }

  async function reopen(): Promise<void> {
    hosts.delete(host);
    host = startHost();
    await page.goto(await addressOf(host));
  }
}

async function addressOf(host: RunningProgram): Promise<string> {
  const [address] = await host.waitFor(/http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/);
  return address;
}

/** Fills in the first screen as a person would. */
export async function signIn(page: Page, serverUrl: string, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.getByLabel(/server/i).fill(serverUrl);
  await page.getByLabel(/e-?mail/i).fill(person.email);
  await page.getByLabel(/password/i).first().fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Chats' }).waitFor();
}
