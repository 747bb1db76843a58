import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import type { MadeWith } from './studio.ts';
import type { VisualLook } from './visual-looks.ts';
import type { VisualState } from './visual-state.ts';

export const expectedFolder = join(import.meta.dirname, 'expected');
const madeWithFile = join(expectedFolder, 'made-with.json');

/** The name of a picture below a folder. */
export function pictureName({ screen, state }: Pick<VisualState, 'screen' | 'state'>, look: VisualLook): string {
  const inWords = (words: string) => words.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return join(inWords(screen), `${inWords(state)}.${look}.png`);
}

/** The picture that is expected; null: there is none yet. */
export function readExpected(name: string): Buffer | null {
  const file = join(expectedFolder, name);
  return existsSync(file) ? readFileSync(file) : null;
}

/** Keeps a picture with at most 256 colours: half as large, and no point of it is further off than pictures may differ anyway. */
export async function writePicture(folder: string, name: string, picture: Buffer): Promise<string> {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await sharp(picture).removeAlpha().png({ palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 }).toBuffer());
  return file;
}

/** What the expected pictures were made with. */
export function readMadeWith(): MadeWith | null {
  return existsSync(madeWithFile) ? (JSON.parse(readFileSync(madeWithFile, 'utf8')) as MadeWith) : null;
}

export function writeMadeWith(madeWith: MadeWith): void {
  mkdirSync(expectedFolder, { recursive: true });
  writeFileSync(madeWithFile, `${JSON.stringify(madeWith, null, 2)}\n`);
}
