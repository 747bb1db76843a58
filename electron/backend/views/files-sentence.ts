import { mediaOf } from '#shared/domain/message-type';
import { attachmentsOf, type StoredAttachment } from '#shared/protocol/files/attachment';

/** What a message with files says in one line: its words, or what its files are. @param details as stored with the message */
export function filesSentence(body: string, details: string | null): string {
  if (body !== '') return body;
  const files = details === null ? [] : attachmentsOf(JSON.parse(details));
  const [first] = files;
  if (first === undefined) return 'File';
  if (files.length === 1) return sentenceOf(first);
  const kinds = new Set(files.map(({ mimeType }) => mediaOf(mimeType)));
  const [kind] = kinds;
  return `${files.length} ${kinds.size === 1 && kind === 'image' ? 'pictures' : kinds.size === 1 && kind === 'video' ? 'videos' : 'files'}`;
}

function sentenceOf({ mimeType, fileName, isRecording }: StoredAttachment): string {
  switch (mediaOf(mimeType)) {
    case 'image': return 'Picture';
    case 'video': return isRecording ? 'Video message' : 'Video';
    case 'audio': return isRecording ? 'Voice message' : fileName;
    case 'file': return fileName;
  }
}
