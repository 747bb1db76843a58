import { parseArgs } from 'node:util';
import { HallwayError } from '#shared/errors/hallway-error';
import { backUpSqlite } from '../backup/back-up-sqlite.ts';
import { backUpFiles, filesBeside } from '../backup/back-up-files.ts';
import { readServerConfig } from '../config/server-config.ts';
import { sqliteFile } from '../database/data-source.ts';
import { filesFolderOf } from '../files/open-blob-store.ts';
import { runProgram } from '../run-program.ts';

const usage = 'Usage: npm run backup -- --to FILE [--force]';

/** `npm run backup`: copies the database of a server that may run, and looks the copy through; then the files that it names. */
await runProgram(async () => {
  const { to, force } = readOptions(process.argv.slice(2));
  const config = readServerConfig(process.env);
  if (config.databaseUrl !== null) throw new HallwayError('invalid_request', { message: 'PostgreSQL is backed up with its own tools: pg_dump --format=custom. docs/server.md has the commands.' });
  const startedAtMs = performance.now();
  const { file, bytes, organizations } = await backUpSqlite({ from: sqliteFile(config.dataDir), to, mayReplace: force });
  const files = config.files?.s3 === null ? backUpFiles(file, filesFolderOf(config.dataDir)) : null;
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  process.stdout.write(`${file}: ${(bytes / 1e6).toFixed(1)} MB, checked and flushed, in ${seconds} s.\n`);
  if (files === null) process.stdout.write('The files of messages are in the S3 store, and stay there: it is backed up by its own means.\n');
  else if (files.count > 0) process.stdout.write(`${filesBeside(file)}: ${files.count} contents of files, ${(files.bytes / 1e6).toFixed(1)} MB.\n`);
  if (files !== null && files.missingCount > 0) process.stdout.write(`${files.missingCount} contents that the database names are not there.\n`);
  for (const { name, head, epoch } of organizations) process.stdout.write(`${name}: up to change ${head} of epoch ${epoch}.\n`);
});

function readOptions(parameters: readonly string[]): { to: string; force: boolean } {
  try {
    const { values } = parseArgs({ args: [...parameters], options: { to: { type: 'string' }, force: { type: 'boolean', default: false } } });
    if (values.to === undefined || values.to === '') throw new Error('--to is missing');
    return { to: values.to, force: values.force };
  } catch (error) {
    throw new HallwayError('invalid_request', { message: usage, cause: error });
  }
}
