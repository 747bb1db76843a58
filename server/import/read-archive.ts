import { closeSync, openSync, readSync } from 'node:fs';
import { crc32, inflateRawSync } from 'node:zlib';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { HallwayError } from '#shared/errors/hallway-error';
import { printable } from './import-problems.ts';
import { archiveLimits, smallFileBytes, type ArchiveLimits } from './archive-limits.ts';

/** A zip archive that was checked whole: every name, every size and every checksum. */
export interface CheckedArchive {
  /** Paths of the files, without the folder that all of them may stand in. */
  readonly paths: readonly string[];
  /** Reads one file as UTF-8; only this one is in memory. */
  readText(path: string): Promise<string>;
  /** Reads one file. */
  readBytes(path: string): Promise<Buffer>;
  close(): void;
}

const stored = 0;
const deflated = 8;
const symbolicLink = 0o120000;

/**
 * Opens a zip archive and checks all of it before it gives any of it: a damaged, encrypted or hostile archive (names
 * that lead out of it, content that explodes) is refused.
 * @throws HallwayError `invalid_request` with one sentence, `not_found` when there is no such file
 */
export async function openCheckedArchive(file: string, limits: ArchiveLimits = archiveLimits): Promise<CheckedArchive> {
  const opened = await openZip(file);
  const { zip } = opened;
  try {
    const entries = await readDirectory(zip, limits);
    for (const entry of entries.values()) await readEntry(opened, entry);
    const prefix = commonFolder([...entries.keys()]);
    const readPath = (path: string): Promise<Buffer> => {
      const entry = entries.get(prefix + path);
      if (entry === undefined) throw new HallwayError('not_found', { message: `${path} is not in the archive.` });
      return readEntry(opened, entry);
    };
    return {
      paths: [...entries.keys()].map((path) => path.slice(prefix.length)),
      readText: async (path) => (await readPath(path)).toString('utf8'),
      readBytes: readPath,
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof HallwayError ? error : refusal(`The archive is damaged: ${reason(error)}.`, error);
  }
}

/** The archive's directory, and the open file under it. */
interface OpenedZip {
  readonly zip: ZipFile;
  readonly descriptor: number;
}

async function openZip(file: string): Promise<OpenedZip> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const zip = await fromFdPromise(descriptor, { lazyEntries: true, autoClose: false, decodeStrings: true, strictFileNames: true });
    return { zip, descriptor };
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    if (hasCode(error, 'ENOENT')) throw new HallwayError('not_found', { message: `There is no file ${file}.`, cause: error });
    if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM')) {
      throw new HallwayError('not_allowed', { message: `${file} may not be read.`, cause: error });
    }
    if (hasCode(error, 'EISDIR')) throw refusal(`${file} is a folder. Name the zip file of the export.`, error);
    throw refusal(`${file} is not a complete zip archive: ${reason(error)}.`, error);
  }
}

/** Reads the archive's directory; nothing is decompressed yet. */
async function readDirectory(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries) throw refusal(`The archive has ${String(zip.entryCount)} entries; up to ${String(limits.entries)} are read.`);
  const entries = new Map<string, Entry>();
  let totalBytes = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') || isSystemFile(entry.fileName)) continue;
    checkEntry(entry, limits);
    if (entries.has(entry.fileName)) throw refusal(`The archive holds ${entry.fileName} twice.`);
    entries.set(entry.fileName, entry);
    totalBytes += entry.uncompressedSize;
    if (totalBytes > limits.totalBytes) throw refusal(`The archive unpacks to more than ${String(limits.totalBytes)} bytes.`);
  }
  return entries;
}

function checkEntry(entry: Entry, limits: ArchiveLimits): void {
  const name = entry.fileName;
  if (entry.isEncrypted()) throw refusal(`${name} is encrypted. Export without a password.`);
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated) throw refusal(`${name} is compressed in a way that is not known.`);
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === symbolicLink) throw refusal(`${name} is a symbolic link.`);
  if (Math.max(entry.uncompressedSize, entry.compressedSize) > limits.bytesPerFile) throw refusal(`${name} unpacks to more than ${String(limits.bytesPerFile)} bytes.`);
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > smallFileBytes && ratio > limits.compressionRatio) {
    throw refusal(`${name} is compressed ${String(Math.round(ratio))} times, which no chat is.`);
  }
}

/** Reads one file; the declared size bounds what is read, whatever the content expands to. */
async function readEntry({ zip, descriptor }: OpenedZip, entry: Entry): Promise<Buffer> {
  let content: Buffer;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = Buffer.alloc(entry.compressedSize);
    const readBytes = readSync(descriptor, packed, 0, packed.length, fileDataStart);
    // All at once rather than as a stream: exports are thousands of small files, and streams cost more than their content.
    content = entry.compressionMethod === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) });
    if (readBytes !== packed.length || content.length !== entry.uncompressedSize) throw new Error('its size is not what the archive says');
  } catch (error) {
    throw refusal(`${entry.fileName} is damaged: ${reason(error)}.`, error);
  }
  if (crc32(content) !== entry.crc32) throw refusal(`${entry.fileName} is damaged: its checksum is wrong.`);
  return content;
}

/** What desktops add to archives of their own accord. */
function isSystemFile(name: string): boolean {
  return name.startsWith('__MACOSX/') || name.endsWith('.DS_Store');
}

/** The folder, with its slash, that all files stand in; some tools pack the export's folder instead of its content. */
function commonFolder(paths: readonly string[]): string {
  const first = paths[0] ?? '';
  const folder = first.slice(0, first.indexOf('/') + 1);
  return folder !== '' && paths.includes(`${folder}users.json`) && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

function refusal(message: string, cause?: unknown): HallwayError {
  return new HallwayError('invalid_request', { message: printable(message), cause });
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
