import { limits } from './limits.ts';

const fallback = 'file';
/** What splits or hides parts of a name: paths, control characters, and marks that turn the direction of reading. */
const forbidden = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
/** Not allowed in names on Windows. */
const reserved = /[<>:"|?*]/g;
/** Names of devices on Windows, whatever stands behind the first dot. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * Makes of any text a name that can be shown and saved under on every system: its last part, without control and
 * direction characters, no device's name, at most 255 bytes; the extension is kept.
 */
export function cleanFileName(text: string): string {
  const last = text.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(forbidden, '').replace(reserved, '_').normalize('NFC').replace(/^[.\s]+|[.\s]+$/g, '');
  const name = device.test(plain.split('.')[0]?.trimEnd() ?? '') ? `_${plain}` : plain;
  return name === '' ? fallback : shorten(name);
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 20 ? name.slice(dot) : '';
  const room = limits.fileNameLength - utf8Length(extension);
  let stem = '';
  let bytes = 0;
  for (const character of name.slice(0, name.length - extension.length)) {
    bytes += utf8Length(character);
    if (bytes > room) break;
    stem += character;
  }
  return stem + extension;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
