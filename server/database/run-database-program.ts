import type { DataSource } from 'typeorm';
import { databaseError } from './database-error.ts';
import { databaseLocation, locationName, openDataSource } from './data-source.ts';

/** Prints one line for the person at the console. */
export type Print = (line: string) => void;

/**
 * Runs a console program on the database that the environment names, and closes it. What goes wrong is one sentence on
 * standard error and exit code 1.
 */
export async function runDatabaseProgram(program: (dataSource: DataSource, print: Print) => Promise<void>): Promise<void> {
  const location = databaseLocation(process.env);
  const print: Print = (line) => void process.stdout.write(`${line}\n`);
  try {
    const dataSource = await openDataSource(location);
    try {
      print(`Database: ${locationName(location)}`);
      await program(dataSource, print);
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    process.stderr.write(`${databaseError(error, locationName(location)).message}\n`);
    process.exitCode = 1;
  }
}
