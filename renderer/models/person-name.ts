import { unknownName } from '#shared/domain/unknown-name';
import { previewStrings } from '../strings/previews.ts';

/** What somebody is called; in words where the name is not known here. */
export function personName(name: string): string {
  return name === unknownName ? previewStrings.somebody : name;
}
