import type { MessageType } from '#shared/database/enums';
import type { Preview } from '#shared/contract/views/preview-view';
import { filesPreview } from './files-preview.ts';
import { previewOf } from './preview.ts';

/** One line for a message of a person: its words, or what its files are. */
export function previewOfMessage({ type, body, details }: { readonly type: MessageType; readonly body: string; readonly details: string | null }): Preview {
  return type === 'text' || body !== '' ? { kind: 'text', text: previewOf(body) } : filesPreview(details);
}
