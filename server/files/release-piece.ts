/**
 * Gives the memory of a piece of a file back, which nobody may need any more. Left to the collector, the pieces of 100 MB
 * make it go through the whole heap several times, which takes as long as hashing and writing them. Shared memory is not touched.
 */
export function releasePiece({ buffer, byteLength }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
