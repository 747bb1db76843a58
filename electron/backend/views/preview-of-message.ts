import type { MessageType } from '#shared/database/enums';
import { filesSentence } from './files-sentence.ts';
import { previewOf } from './preview.ts';

/** One line of plain text for a message of a person. */
export function previewOfMessage({ type, body, details }: { readonly type: MessageType; readonly body: string; readonly details: string | null }): string {
  return previewOf(type === 'text' ? body : filesSentence(body, details));
}
