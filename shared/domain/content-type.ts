/** So many bytes from the beginning of a file say what it is. */
export const contentTypeSampleBytes = 4_100;

const unknown = 'application/octet-stream';
/** Marked-up text that a browser would run: shown as text, saved as what it is. */
const markup: readonly (readonly [RegExp, string])[] = [
  [/^(?:<\?xml[^>]*\?>|<!--[\s\S]*?-->|<!doctype svg[^>]*>|\s)*<svg[\s>]/i, 'image/svg+xml'],
  [/^(?:<!--[\s\S]*?-->|\s)*<(?:!doctype html|html|head|body|script|iframe)[\s>]/i, 'text/html'],
];

/**
 * What a file is, by its first bytes and never by its name (F2): a known kind, text, or `application/octet-stream`.
 * @param sample the first {@link contentTypeSampleBytes} bytes, all of a smaller file
 */
export async function contentTypeOf(sample: Uint8Array): Promise<string> {
  const text = textOf(sample);
  const markedUp = text === null ? undefined : markup.find(([pattern]) => pattern.test(text));
  if (markedUp !== undefined) return markedUp[1];
  // A start waits for nothing that only files need.
  const { fileTypeFromBuffer } = await import('file-type');
  const known = await fileTypeFromBuffer(sample).catch(() => undefined);
  if (known !== undefined) return soundOnly(plainType(known.mime), sample);
  return text === null ? unknown : 'text/plain';
}

/** The container of WebM says film for sound as well: what is in it is named near its beginning (Matroska codec ids). */
function soundOnly(mimeType: string, sample: Uint8Array): string {
  if (mimeType !== 'video/webm') return mimeType;
  const text = String.fromCharCode(...sample);
  return /A_(?:OPUS|VORBIS)/.test(text) && !/V_(?:VP8|VP9|AV1|MPEG)/.test(text) ? 'audio/webm' : mimeType;
}

/** Parameters such as codecs say nothing that is needed, and have no place in the list of types. */
function plainType(mimeType: string): string {
  const plain = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  return plain === 'application/xml' ? 'text/plain' : plain;
}

/** The bytes as UTF-8 text, but for a character cut off at the end; null when they are not that. */
function textOf(sample: Uint8Array): string | null {
  if (sample.length === 0 || sample.includes(0)) return null;
  for (let cut = 0; cut < 4 && cut < sample.length; cut += 1) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(0, sample.length - cut));
    } catch {
      if (sample.length < contentTypeSampleBytes) return null;
    }
  }
  return null;
}
