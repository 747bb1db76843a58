import { crc32, deflateRawSync } from 'node:zlib';

/** A file to be packed; what is not given is as an honest zip program would make it. */
export interface ZipFileContent {
  readonly name: string;
  readonly content: string | Buffer;
  /** Bit 0 says that the file is encrypted. */
  readonly flags?: number;
  readonly method?: 0 | 8 | 99;
  readonly crc32?: number;
  readonly uncompressedSize?: number;
  readonly externalAttributes?: number;
}

const utf8Names = 0x800;

/** Packs files into a zip archive, dishonestly where asked: names, sizes and checksums are written as given. */
export function makeZip(files: readonly ZipFileContent[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const packed = pack(file);
    const local = Buffer.concat([header(0x04034b50, [[2, 20]]), packed.description, lengths(packed.name, 0), packed.name, packed.data]);
    directory.push(
      Buffer.concat([
        header(0x02014b50, [[2, 0x0314], [2, 20]]),
        packed.description,
        lengths(packed.name, 0),
        header(null, [[2, 0], [2, 0], [2, 0], [4, file.externalAttributes ?? 0], [4, offset]]),
        packed.name,
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = header(0x06054b50, [[2, 0], [2, 0], [2, files.length], [2, files.length], [4, central.length], [4, offset], [2, 0]]);
  return Buffer.concat([...parts, central, end]);
}

/** An archive of a Slack export: each value is written as JSON, text as it is. */
export function makeExport(files: Readonly<Record<string, unknown>>): Buffer {
  return makeZip(Object.entries(files).map(([name, value]) => ({ name, content: typeof value === 'string' ? value : JSON.stringify(value, null, 1) })));
}

function pack(file: ZipFileContent): { name: Buffer; data: Buffer; description: Buffer } {
  const content = Buffer.from(file.content);
  const method = file.method ?? 8;
  const data = method === 8 ? deflateRawSync(content) : content;
  const description = header(null, [
    [2, (file.flags ?? 0) | utf8Names],
    [2, method],
    [2, 0],
    [2, 0x21],
    [4, file.crc32 ?? crc32(content)],
    [4, data.length],
    [4, file.uncompressedSize ?? content.length],
  ]);
  return { name: Buffer.from(file.name), data, description };
}

function lengths(name: Buffer, extraLength: number): Buffer {
  return header(null, [[2, name.length], [2, extraLength]]);
}

/** Little-endian numbers, each with its width in bytes, after an optional signature. */
function header(signature: number | null, fields: readonly (readonly [2 | 4, number])[]): Buffer {
  const all = signature === null ? fields : [[4, signature] as const, ...fields];
  const buffer = Buffer.alloc(all.reduce((length, [width]) => length + width, 0));
  let position = 0;
  for (const [width, value] of all) position = buffer.writeUIntLE(value, position, width);
  return buffer;
}
