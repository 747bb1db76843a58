import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { HallwayError } from '#shared/errors/hallway-error';

/** A file of the renderer as it is served. */
export interface RendererFile {
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wasm': 'application/wasm',
};

const hashedAsset = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

/**
 * Lists what there is to serve, by URL path. Only what is listed can ever be asked for, so no path, however written,
 * leads out of the folder.
 * @param folder the built renderer
 * @throws HallwayError `internal` when the renderer has not been built
 */
export function listRendererFiles(folder: string): ReadonlyMap<string, RendererFile> {
  const files = new Map<string, RendererFile>();
  for (const entry of readFolder(folder)) {
    const contentType = contentTypes[extname(entry)];
    if (contentType === undefined) continue;
    const urlPath = `/${entry.split(sep).join('/')}`;
    const cacheControl = hashedAsset.test(urlPath) ? 'public, max-age=31536000, immutable' : 'no-cache';
    files.set(urlPath, { path: join(folder, entry), contentType, cacheControl });
  }
  const index = files.get('/index.html');
  if (index === undefined) throw rendererMissing(folder);
  files.set('/', index);
  return files;
}

/** Reads a listed file. @throws when it was taken away after the start */
export function readRendererFile(file: RendererFile): Buffer<ArrayBuffer> {
  return readFileSync(file.path);
}

function readFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw rendererMissing(folder, error);
  }
}

function rendererMissing(folder: string, cause?: unknown): HallwayError {
  return new HallwayError('internal', { message: `Hallway’s interface is missing in ${folder}. Build or install Hallway again.`, cause });
}
