import { rmSync, statSync, writeFileSync } from 'node:fs';

/** Enough for the copy's log to take in all that is usually unsent. */
const sizeBytes = 262_144;

/**
 * Room on the disk that is held for the one write that a full disk must not prevent: taking back from the copy what was
 * refused. Without it a message that the person was told is not taken could be sent after the next start.
 */
export class Ballast {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    this.hold();
  }

  /** Takes the room, where it is not held already and there is some. */
  hold(): void {
    try {
      // Not zeros: a file system may keep those without room.
      if (statSync(this.#file, { throwIfNoEntry: false })?.size !== sizeBytes) writeFileSync(this.#file, Buffer.alloc(sizeBytes, 'held '), { mode: 0o600 });
    } catch {
      // A part of it would be room that nobody has.
      this.release();
    }
  }

  /** Gives the room back to the disk. */
  release(): void {
    rmSync(this.#file, { force: true });
  }
}

/** Where the room of a copy is held; it is erased with the copy. */
export function ballastFileOf(copyFile: string): string {
  return `${copyFile}-ballast`;
}
