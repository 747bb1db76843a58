import { globSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DataSource, type DataSourceOptions, type Logger } from 'typeorm';
import { serverMigrations } from '#migrations/server-migrations';
import { HallwayError } from '#shared/errors/hallway-error';
import { SnakeNamingStrategy } from '#shared/database/snake-naming-strategy';
import { databaseError } from './database-error.ts';
import { busyTimeoutMs, prepareSqlite } from './prepare-sqlite.ts';

/** Which database the server uses: PostgreSQL where there is a URL, else one SQLite file in the data folder. */
export interface DatabaseLocation {
  /** Such as `postgres://user:password@host/database`. */
  readonly databaseUrl?: string | undefined;
  /** For the SQLite file; made where it is missing. */
  readonly dataDir?: string | undefined;
}

const defaultDataDir = '.hallway/server';
const connectTimeoutMs = 10_000;

/** Where compiled, `dist`; else the source folder: both hold the same tree. */
const treeRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const entityGlobs = ['shared/database/entities/*.entity.{ts,js}', 'server/database/entities/*.entity.{ts,js}'];

/** The location that `DATABASE_URL` and `HALLWAY_DATA` name. */
export function databaseLocation(environment: Readonly<Record<string, string | undefined>>): DatabaseLocation {
  return {
    databaseUrl: environment['DATABASE_URL'] === '' ? undefined : environment['DATABASE_URL'],
    dataDir: environment['HALLWAY_DATA'] === '' ? undefined : environment['HALLWAY_DATA'],
  };
}

/** The SQLite file of a data folder. */
export function sqliteFile(dataDir: string = defaultDataDir): string {
  return join(resolve(dataDir), 'hallway.sqlite');
}

/** What the location is called in messages; never with the password. */
export function locationName({ databaseUrl, dataDir }: DatabaseLocation): string {
  if (databaseUrl === undefined) return sqliteFile(dataDir);
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host}${pathname}`;
}

/**
 * Describes the server's database: its entities, its migrations, its names. Not yet connected: call `initialize()`, or
 * use {@link openDataSource}. Nothing is ever synchronized; only migrations change the schema.
 * @throws HallwayError `invalid_request` when the URL is not PostgreSQL's
 */
export async function createDataSource(location: DatabaseLocation): Promise<DataSource> {
  return new DataSource({
    ...connection(location),
    entities: await discoverEntities(),
    migrations: serverMigrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    logger: silent,
  });
}

/**
 * Connects to the database, which may be empty: {@link createDataSource} and `initialize()`.
 * @throws HallwayError with one sentence for the person who runs the server, when the database cannot be used
 */
export async function openDataSource(location: DatabaseLocation): Promise<DataSource> {
  try {
    const dataSource = await createDataSource(location);
    return await dataSource.initialize();
  } catch (error) {
    throw databaseError(error, locationName(location));
  }
}

/** What fails is thrown and told once, by whoever asked; TypeORM would print it as well. */
const silent: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

function connection({ databaseUrl, dataDir }: DatabaseLocation): DataSourceOptions {
  if (databaseUrl === undefined) {
    const database = sqliteFile(dataDir);
    mkdirSync(dirname(database), { recursive: true, mode: 0o700 });
    return { type: 'better-sqlite3', database, timeout: busyTimeoutMs, prepareDatabase: prepareSqlite };
  }
  if (!URL.canParse(databaseUrl) || !['postgres:', 'postgresql:'].includes(new URL(databaseUrl).protocol)) {
    throw new HallwayError('invalid_request', { message: 'DATABASE_URL must look like postgres://user:password@host/database.' });
  }
  return {
    type: 'postgres',
    url: databaseUrl,
    applicationName: 'hallway',
    connectTimeoutMS: connectTimeoutMs,
    installExtensions: false,
  };
}

type EntityClass = new () => object;

function isClass(value: unknown): value is EntityClass {
  return typeof value === 'function';
}

/** Imports the entity files itself because TypeORM's own discovery only loads what Node can run without compiling. */
async function discoverEntities(): Promise<EntityClass[]> {
  const files = entityGlobs.flatMap((pattern) => globSync(pattern, { cwd: treeRoot })).sort();
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(join(treeRoot, file)).href)),
  );
  return modules.flatMap((module) => Object.values(module)).filter(isClass);
}
