import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { HallwayError } from '#shared/errors/hallway-error';
import type { Logger } from '#shared/runtime/logger';
import { readServerConfig, type ServerConfig } from '../config/server-config.ts';
import { databaseError } from '../database/database-error.ts';
import { locationName } from '../database/data-source.ts';
import { openBlobStore } from '../files/open-blob-store.ts';
import { Thumbnailer } from '../files/thumbnailer.ts';
import { findImportScope } from '../import/find-import-scope.ts';
import { createImportDatabase } from '../import/import-database.ts';
import { ImportFiles } from '../import/import-files.ts';
import { formatProblem } from '../import/import-problems.ts';
import { importSlack } from '../import/import-slack.ts';
import { summaryLines } from '../import/import-summary.ts';
import { openCheckedArchive } from '../import/read-archive.ts';
import { createProgressDisplay } from '../import/show-progress.ts';
import { prepareDatabase } from '../prepare-database.ts';
import { runProgram } from '../run-program.ts';
import { openSqlDatabase } from '../store/open-sql-database.ts';

const ignore = (): void => undefined;
/** A picture that cannot be read has none, and that is all there is to say of it. */
const silentLogger: Logger = { debug: ignore, info: ignore, warn: ignore, error: ignore, child: () => silentLogger };
const usage = 'Usage: npm run import:slack -- FILE.zip [--organization SLUG]';

/** `npm run import:slack`: brings a Slack export into an organization; again changes nothing, stopped it goes on. */
await runProgram(async () => {
  const { file, organization } = readOptions(process.argv.slice(2));
  const config = readServerConfig(process.env);
  const startedAtMs = performance.now();
  // The whole archive is checked before the database is touched.
  process.stdout.write(`Checking ${file}…\n`);
  const archive = await openCheckedArchive(file);
  try {
    const lines = await importInto(config, { archive, organization });
    const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
    process.stdout.write([...lines, `Done in ${seconds} s. Give people a password with: npm run user:add -- --email ADDRESS`, ''].join('\n'));
  } finally {
    archive.close();
  }
});

function readOptions(parameters: readonly string[]): { file: string; organization: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ args: [...parameters], options: { organization: { type: 'string' } }, allowPositionals: true });
    const [file, another] = positionals;
    if (file !== undefined && another === undefined) return { file, organization: values.organization };
  } catch (error) {
    throw new HallwayError('invalid_request', { message: usage, cause: error });
  }
  throw new HallwayError('invalid_request', { message: usage });
}

interface Source {
  readonly archive: Awaited<ReturnType<typeof openCheckedArchive>>;
  readonly organization: string | undefined;
}

/** Gives the lines of the summary. */
async function importInto(config: ServerConfig, { archive, organization }: Source): Promise<string[]> {
  const name = locationName({ databaseUrl: config.databaseUrl ?? undefined, dataDir: config.dataDir });
  const display = createProgressDisplay(process.stdout);
  try {
    await prepareDatabase(config, Date.now());
    const database = openSqlDatabase(config);
    const thumbnailer = new Thumbnailer(silentLogger);
    try {
      const scope = await findImportScope(database, organization, Date.now);
      const blobs = await openBlobStore(config.files, config.dataDir);
      const files = new ImportFiles({ archive, organizationId: scope.organizationId, blobs, thumbnailer, folder: join(config.dataDir, 'uploads') });
      const summary = await importSlack({
        archive,
        files,
        database: createImportDatabase(database),
        scope,
        onProblem: (problem) => display.line(formatProblem(problem)),
        onProgress: (progress) => display.show(progress),
      });
      display.end();
      return summaryLines(summary);
    } finally {
      await thumbnailer.stop();
      await database.close();
    }
  } catch (error) {
    display.end();
    throw databaseError(error, name);
  }
}
