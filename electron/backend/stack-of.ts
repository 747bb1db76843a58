import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const placePattern = /(file:\/\/[^\s()]+?\.js):(\d+):(\d+)/g;

/**
 * An error's stack for the log. Places in a bundle are told as those in its sources; its map is read only now, since
 * reading it at the start, as Node can do by itself, would make every start longer.
 */
export function stackOf(error: Error): string {
  const maps = new Map<string, SourceMap | null>();
  const mapOf = (url: string): SourceMap | null => {
    if (!maps.has(url)) maps.set(url, readMap(url));
    return maps.get(url) ?? null;
  };
  return (error.stack ?? error.message).replace(placePattern, (place, url: string, line: string, column: string) => {
    const origin = mapOf(url)?.findOrigin(Number(line), Number(column));
    if (origin === undefined || !('fileName' in origin)) return place;
    return `${new URL(origin.fileName, url).href}:${String(origin.lineNumber)}:${String(origin.columnNumber)}`;
  });
}

/** The map beside a file; null where there is none, or none that can be read: a place in the bundle is better than no log. */
function readMap(url: string): SourceMap | null {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(url)}.map`, 'utf8')) as ConstructorParameters<typeof SourceMap>[0]);
  } catch {
    return null;
  }
}
