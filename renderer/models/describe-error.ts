import { errorCatalogue, type ErrorCode } from '#shared/errors/error-catalogue';
import { HallwayError } from '#shared/errors/hallway-error';
import { activeLanguage } from '../language/active-language.ts';
import { commonStrings } from '../strings/common.ts';
import { errorStrings } from '../strings/errors.ts';

/** One sentence for whatever was thrown. */
export function describeError(error: unknown): string {
  return error instanceof HallwayError ? errorText(error) : commonStrings.somethingWrong;
}

/**
 * The sentence of an error in the language that is spoken. Whoever threw it may have known more than the catalogue:
 * in English that is said, in other languages what the code says. A code that only a newer program knows keeps its sentence.
 */
export function errorText({ code, message }: { readonly code: ErrorCode; readonly message: string }): string {
  if (!(code in errorStrings)) return message;
  const knowsMore = message !== errorCatalogue[code].message;
  return knowsMore && activeLanguage().words === null ? message : errorStrings[code];
}
