/**
 * Takes out of a picture what its maker did not mean to send: place, camera, owner, editing history. Only whole blocks of
 * metadata leave; pixels, colour profile and orientation stay byte for byte. Kinds that are not known here stay as they are.
 * Block layouts: JPEG (ITU T.81, annex B), PNG 1.2, WebP container (RFC 9649), Exif 2.32.
 * @param mimeType by content
 */
export function stripLocation(bytes: Buffer, mimeType: string): Buffer {
  switch (mimeType) {
    case 'image/jpeg': return stripJpeg(bytes);
    case 'image/png':
    case 'image/apng': return stripPng(bytes);
    case 'image/webp': return stripWebp(bytes);
    default: return bytes;
  }
}

const startOfScan = 0xda;
const exifMarker = 0xe1;
const photoshopMarker = 0xed;
const commentMarker = 0xfe;

function stripJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== startOfScan) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return bytes;
    const segment = bytes.subarray(at, end);
    if (marker === exifMarker) orientation = Math.max(orientation, orientationOf(segment.subarray(4)));
    else if (marker !== photoshopMarker && marker !== commentMarker) kept.push(segment);
    at = end;
  }
  // Behind the JFIF block, where readers look for it.
  if (orientation !== 1) kept.splice(bytes[3] === 0xe0 ? 2 : 1, 0, orientationSegment(orientation));
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const exifHeader = Buffer.from('Exif\0\0', 'latin1');
const orientationTag = 0x0112;

/** How the picture is to be turned, 1 to 8; 1 where nothing is said. @param block an Exif block with its header */
function orientationOf(block: Buffer): number {
  if (!block.subarray(0, exifHeader.length).equals(exifHeader)) return 1;
  const tiff = block.subarray(exifHeader.length);
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const read16 = (at: number) => (at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number) => (at + 4 > tiff.length ? 0 : isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = read32(4);
  const count = Math.min(read16(directory), 200);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (read16(at) !== orientationTag) continue;
    const value = read16(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** An Exif block that says the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(orientationTag, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([exifHeader, tiff]);
  const head = Buffer.from([0xff, exifMarker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const pngSignatureBytes = 8;
const pngMetadata = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX']);

function stripPng(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, pngSignatureBytes)];
  let at = pngSignatureBytes;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return bytes;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (!pngMetadata.has(type)) kept.push(bytes.subarray(at, end));
    at = end;
    if (type === 'IEND') break;
  }
  return Buffer.concat(kept);
}

const webpMetadataFlags = 0b0000_1100;

function stripWebp(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return bytes;
    const type = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~webpMetadataFlags;
    if (type !== 'EXIF' && type !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
