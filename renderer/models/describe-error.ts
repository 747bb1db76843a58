import { HallwayError } from '#shared/errors/hallway-error';
import { commonStrings } from '../strings/common.ts';

/** One sentence for whatever was thrown. */
export function describeError(error: unknown): string {
  return error instanceof HallwayError ? error.message : commonStrings.somethingWrong;
}
