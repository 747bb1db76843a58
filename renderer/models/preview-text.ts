import type { Preview } from '#shared/contract/views/preview-view';
import { assertNever } from '#shared/errors/assert-never';
import { previewStrings } from '../strings/previews.ts';
import { chatEventText } from './chat-event-text.ts';

/** What stands for a message in one line. */
export function previewText(preview: Preview): string {
  switch (preview.kind) {
    case 'text': return preview.text;
    case 'files': return filesText(preview);
    case 'event': return chatEventText(preview.actorName, preview.event);
    case 'deleted': return previewStrings.deleted;
    case 'notHeld': return previewStrings.earlier;
    default: return assertNever(preview, 'preview');
  }
}

function filesText({ media, count, isRecording, name }: Extract<Preview, { kind: 'files' }>): string {
  if (name !== null) return name;
  if (count > 1) return previewStrings[media === 'image' ? 'pictures' : media === 'video' ? 'videos' : 'files'](count);
  switch (media) {
    case 'image': return previewStrings.picture;
    case 'video': return isRecording ? previewStrings.videoMessage : previewStrings.video;
    case 'audio': return isRecording ? previewStrings.voiceMessage : previewStrings.file;
    case 'file':
    case 'mixed': return previewStrings.file;
    default: return assertNever(media, 'media');
  }
}
