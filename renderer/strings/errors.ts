import { errorCatalogue, type ErrorCode } from '#shared/errors/error-catalogue';
import { translated } from '../language/translated.ts';

const english = Object.fromEntries(Object.entries(errorCatalogue).map(([code, { message }]) => [code, message])) as Readonly<Record<ErrorCode, string>>;

/** What is said of each error; the English sentences stand with their codes. */
export const errorStrings = translated('errors', english);
