import { HallwayError } from '#shared/errors/hallway-error';

/** Runs a console program; what goes wrong is one sentence on standard error and the exit code 1. */
export async function runProgram(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const sentence = error instanceof HallwayError ? error.message : `Something went wrong in Hallway: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    process.stderr.write(`${sentence}\n`);
    process.exit(1);
  }
}
