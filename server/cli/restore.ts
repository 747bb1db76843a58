import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { HallwayError } from '#shared/errors/hallway-error';
import { beginNewEpoch, signOutEverybody } from '../backup/begin-new-epoch.ts';
import { restoreSqlite } from '../backup/restore-sqlite.ts';
import { restoreFiles } from '../backup/back-up-files.ts';
import { readServerConfig, type ServerConfig } from '../config/server-config.ts';
import { filesFolderOf } from '../files/open-blob-store.ts';
import { runProgram } from '../run-program.ts';
import { openSqlDatabase } from '../store/open-sql-database.ts';

const usage = `Usage: npm run restore -- --from FILE [--sign-out-everybody] [--yes]
       npm run restore -- --new-epoch [--sign-out-everybody] [--yes]   (PostgreSQL, after pg_restore)`;

interface Options {
  readonly from: string | null;
  readonly isSigningOut: boolean;
  readonly isConfirmed: boolean;
}

/** `npm run restore`: puts a backup back, with the server stopped; clients then take everything anew and offer what is missing. */
await runProgram(async () => {
  const config = readServerConfig(process.env);
  const options = readOptions(process.argv.slice(2), config);
  await confirm(options, config);
  if (options.from === null) await renewPostgres(options, config);
  else await restoreFile(options, options.from, config);
  if (!options.isSigningOut) process.stdout.write('Devices that were signed out after the backup are signed in again; --sign-out-everybody ends all sessions.\n');
});

async function restoreFile({ isSigningOut }: Options, from: string, { dataDir }: ServerConfig): Promise<void> {
  const { organizations, keptAs, signedOutDevices } = await restoreSqlite({ from, dataDir, isSigningOut, nowMs: Date.now() });
  const fileCount = restoreFiles(from, filesFolderOf(dataDir));
  if (fileCount > 0) process.stdout.write(`${fileCount} contents of files came back.\n`);
  for (const { name, head, epoch } of organizations) process.stdout.write(`${name} is back at change ${head}, in the new epoch ${epoch}.\n`);
  if (keptAs !== null) process.stdout.write(`The database from before is kept as ${keptAs}. Delete it when it is not needed any more.\n`);
  if (isSigningOut) process.stdout.write(`${signedOutDevices} devices were signed out.\n`);
}

async function renewPostgres({ isSigningOut }: Options, config: ServerConfig): Promise<void> {
  const database = openSqlDatabase(config);
  try {
    const [count, devices] = await database.transaction(async (writer) => [await beginNewEpoch(writer), isSigningOut ? await signOutEverybody(writer, Date.now()) : 0] as const);
    process.stdout.write(`${count === 1 ? 'The organization has' : `${count} organizations have`} a new epoch.${isSigningOut ? ` ${devices} devices were signed out.` : ''}\n`);
  } finally {
    await database.close();
  }
}

function readOptions(parameters: readonly string[], { databaseUrl }: ServerConfig): Options {
  const names = { from: { type: 'string' }, 'new-epoch': { type: 'boolean', default: false }, 'sign-out-everybody': { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } } as const;
  const refuse = (message: string, cause?: unknown) => new HallwayError('invalid_request', { message, cause });
  let values;
  try {
    ({ values } = parseArgs({ args: [...parameters], options: names }));
  } catch (error) {
    throw refuse(usage, error);
  }
  const from = values.from === '' ? undefined : values.from;
  if ((from === undefined) !== values['new-epoch']) throw refuse(usage);
  if (databaseUrl !== null && from !== undefined) throw refuse('PostgreSQL is restored with its own tools (pg_restore); then run this with --new-epoch. docs/server.md has the commands.');
  if (databaseUrl === null && from === undefined) throw refuse('--new-epoch is for PostgreSQL: without DATABASE_URL, name a backup with --from.');
  return { from: from ?? null, isSigningOut: values['sign-out-everybody'], isConfirmed: values.yes };
}

/** What was written since the backup is on the clients at best: nobody should get there by a slip. */
async function confirm({ isConfirmed, from }: Options, { dataDir }: ServerConfig): Promise<void> {
  if (isConfirmed) return;
  if (!process.stdin.isTTY) throw new HallwayError('invalid_request', { message: 'Add --yes to restore without being asked.' });
  const console = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await console.question(from === null ? 'Begin a new epoch in this database? [y/N] ' : `Replace the database in ${dataDir} by ${from}? [y/N] `);
  console.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new HallwayError('invalid_request', { message: 'Nothing was changed.' });
}
